#pragma once

#include "ui/models/historymodel.h"
#include "ui/models/rowedit.h"
#include "ui/widgets/notedview.h"

class QPushButton;

namespace hearthbook {

/// What happened to the row that is shown.
class RowHistory : public NotedView
{
    Q_OBJECT

public:
    explicit RowHistory(const RowKind &kind, QWidget *parent = nullptr);

    void setSource(MetadataSource *source);
    /// These fields are the user's: a change of them can be given back. `name`: the field that names the row.
    void setRestorable(const std::vector<EditField> &fields, const QString &name);
    void setRow(const QJsonObject &row, const AreaNames &areas);

Q_SIGNALS:
    /// As BookPage::edited().
    void edited(const QString &what, qint64 operation);
    void failed(const QString &message);

private:
    void showState();
    void showRestore();
    void restore();
    QJsonObject patch() const;

    RowKind m_kind;
    QPointer<MetadataSource> m_source;
    QJsonObject m_row;
    std::vector<EditField> m_fields;
    QString m_name;
    QPushButton *m_restore;
    bool m_isBusy = false;
    HistoryModel *m_model;
    bool m_isChosen = false;
};

} // namespace hearthbook
