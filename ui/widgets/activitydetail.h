#pragma once

#include "ui/models/changesmodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace hearthbook {

class Heading;
class NotedView;
class RevertPanel;

/// What was done at once, row by row, with the ways to the rows and back.
class ActivityDetail : public QWidget
{
    Q_OBJECT

public:
    /// `names` outlives it.
    explicit ActivityDetail(RowNames &names, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names) { m_model->setAreaNames(names); }
    /// `what` it did, as a sentence. An entry without changes: nothing is chosen.
    void setEntry(const ActivityEntry &entry, const QString &what, bool isOwn);

Q_SIGNALS:
    void rowWanted(const hearthbook::RowKind &kind, const QString &key);
    /// As BookPage::edited().
    void edited(const QString &what, qint64 operation);
    void failed(const QString &message);

private:
    void showState();
    void showRow();
    bool canShow(int row) const;

    ChangesModel *m_model;
    bool m_isChosen = false;
    Heading *m_title;
    QLabel *m_origin;
    RevertPanel *m_revert;
    NotedView *m_changes;
    QPushButton *m_show;
};

} // namespace hearthbook
