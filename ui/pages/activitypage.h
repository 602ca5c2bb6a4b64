#pragma once

#include "ui/models/activitymodel.h"
#include "ui/pages/bookpage.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace hearthbook {

class ActivityDetail;
class ActivitySearch;
class DeskSettings;
class NotedView;

/// What happened to the book, newest first and live, with what was changed beside it, and the way back.
class ActivityPage : public BookPage
{
    Q_OBJECT

public:
    /// `settings` outlives the page.
    explicit ActivityPage(DeskSettings &settings, QWidget *parent = nullptr);

    static PageKind pageKind() { return { QStringLiteral("activity"), tr("Activity") }; }
    void setSource(MetadataSource *source) override;
    void setAreaNames(const AreaNames &names) override;
    /// The search, and what is chosen beside it.
    QJsonObject draft() const override;
    void setDraft(const QJsonObject &draft) override;

private:
    QWidget *makeHead();
    QWidget *makeList();
    QComboBox *makeChoice(const QString &name, const std::vector<std::pair<QString, QString>> &choices);
    void follow();
    void ask();
    void clearFilters();
    void showState();
    void showChosen();
    void showWaiting(int count);
    void holdIfScrolled();

    ActivityModel *m_model;
    ActivitySearch *m_search;
    QComboBox *m_kind = nullptr;
    QComboBox *m_origin = nullptr;
    QComboBox *m_action = nullptr;
    QLineEdit *m_text;
    QPushButton *m_new;
    QPushButton *m_clear;
    NotedView *m_list;
    ActivityDetail *m_detail;
};

} // namespace hearthbook
