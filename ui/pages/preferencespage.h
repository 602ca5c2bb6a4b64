#pragma once

#include "ui/models/preferenceseditor.h"
#include "ui/pages/bookpage.h"

class QSplitter;
class QTabWidget;

namespace hearthbook {

class ChosenTeams;
class DeskSettings;
class NotificationSwitches;
class SaveStateLabel;
class TeamChecklist;
class Theme;
class UserPicker;
class WouldFirePanel;
struct ChosenTeam;

/// What one user wants to be told of: teams and notifications, saved with every click; and what would be sent.
class PreferencesPage : public BookPage
{
    Q_OBJECT

public:
    /// What is passed by reference outlives the page.
    PreferencesPage(const Theme &theme, DeskSettings &settings, QWidget *parent = nullptr);

    static PageKind pageKind();
    void setSource(MetadataSource *source) override;
    /// Rows of the kind `preferences`: their key is the user.
    bool showRow(const RowKind &kind, const QString &key) override;
    QJsonObject draft() const override;
    void setDraft(const QJsonObject &draft) override;

private:
    QWidget *makeHead();
    void makeSide();
    void makeLeagues();
    void chooseUser(const QString &user);
    QString userSetting() const;
    void readTeams();
    void takeTeams(const QJsonObject &answer);
    void readUsers();
    void noticeChange(const BookEvent &event);
    void showAll();
    void showState();
    std::vector<ChosenTeam> chosenTeams(const QJsonObject &row) const;
    void toggle(League league, const QString &id, bool on);
    void remove(const ChosenTeam &team);

    DeskSettings &m_settings;
    QPointer<MetadataSource> m_source;
    PreferencesEditor *m_editor;
    bool m_hasTeams = false; ///< the list of teams was read
    UserPicker *m_user;
    SaveStateLabel *m_state;
    QSplitter *m_parts;
    QTabWidget *m_tabs;
    std::vector<TeamChecklist *> m_leagues; ///< one a tab
    ChosenTeams *m_chosen;
    NotificationSwitches *m_switches;
    WouldFirePanel *m_fire;
};

} // namespace hearthbook
