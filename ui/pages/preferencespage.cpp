#include "ui/pages/preferencespage.h"

#include "core/domain/preferences.h"
#include "core/source/whenanswered.h"
#include "ui/desksettings.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/chosenteams.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/keyaction.h"
#include "ui/widgets/notificationswitches.h"
#include "ui/widgets/savestatelabel.h"
#include "ui/widgets/tabplace.h"
#include "ui/widgets/teamchecklist.h"
#include "ui/widgets/userpicker.h"
#include "ui/widgets/wouldfirepanel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideWidth = 360;
const QString preferencesKind = u"preferences"_s;

} // namespace

PreferencesPage::PreferencesPage(const Theme &theme, DeskSettings &settings, QWidget *parent)
    : BookPage(pageKind(), parent), m_settings(settings), m_editor(new PreferencesEditor(this)),
      m_user(new UserPicker(this)), m_state(new SaveStateLabel(theme, this)), m_parts(new QSplitter(this)),
      m_tabs(new QTabWidget(m_parts)), m_chosen(new ChosenTeams(this)), m_switches(new NotificationSwitches(this)),
      m_fire(new WouldFirePanel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    makeLeagues();
    makeSide();
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(1);
    m_parts->setStretchFactor(0, 1);
    m_parts->setSizes({ 600, sideWidth });
    layout->addWidget(m_parts, 1);
    addKeyAction(this, tr("Search teams"), { QKeySequence::Find }, Qt::WindowShortcut, this,
                 [this] { m_leagues.at(std::size_t(m_tabs->currentIndex()))->focusSearch(); });
    connect(m_editor, &PreferencesEditor::changed, this, &PreferencesPage::showAll);
    connect(m_editor, &PreferencesEditor::stateChanged, this, &PreferencesPage::showState);
    connect(m_editor, &PreferencesEditor::edited, this, &PreferencesPage::edited);
    connect(m_editor, &PreferencesEditor::failed, this, &PreferencesPage::failed);
    connect(m_editor, &PreferencesEditor::draftChanged, this, &PreferencesPage::draftChanged);
    connect(m_user, &UserPicker::userChosen, this, &PreferencesPage::chooseUser);
    connect(m_chosen, &ChosenTeams::removeWanted, this, &PreferencesPage::remove);
    connect(m_switches, &NotificationSwitches::switched, this,
            [this](const QString &key, bool on, const QString &what) {
                m_editor->apply({ .kind = PreferenceEdit::Switch, .subject = key, .on = on, .what = what });
            });
    showAll();
}

QWidget *PreferencesPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::apart);
    auto *label = new QLabel(tr("&User"), head);
    label->setBuddy(m_user);
    layout->addWidget(new Heading(title(), Heading::Page, head));
    layout->addWidget(m_state, 1);
    layout->addWidget(label);
    layout->addWidget(m_user);
    return head;
}

void PreferencesPage::makeLeagues()
{
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Leagues"));
    m_tabs->tabBar()->setAccessibleName(tr("Leagues"));
    for (const League league : { League::Nfl, League::Nhl }) {
        auto *teams = new TeamChecklist(league, tabPlace(*m_tabs));
        connect(teams, &TeamChecklist::toggled, this,
                [this, league](const QString &id, bool on) { toggle(league, id, on); });
        m_leagues.push_back(teams);
        m_tabs->addTab(teams, leagueName(league));
    }
}

void PreferencesPage::makeSide()
{
    auto *side = new QWidget(m_parts);
    side->setObjectName(u"detail"_s);
    side->setAttribute(Qt::WA_StyledBackground);
    auto *outer = new QVBoxLayout(side);
    outer->setContentsMargins(1, 0, 0, 0);
    auto *scroll = new QScrollArea(side);
    outer->addWidget(scroll);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Chosen teams and notifications"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(scroll->viewport());
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::wide);
    layout->addWidget(m_chosen);
    layout->addWidget(m_switches);
    layout->addWidget(m_fire);
    layout->addStretch(1);
    scroll->setWidget(content);
}

PageKind PreferencesPage::pageKind()
{
    return { u"preferences"_s, tr("Preferences") };
}

void PreferencesPage::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_hasTeams = false;
    m_fire->setSource(source);
    if (source) {
        Channel &channel = source->channel();
        connect(&channel, &Channel::happened, this, &PreferencesPage::noticeChange);
        const auto readAgain = [this] {
            readTeams();
            readUsers();
        };
        connect(&channel, &Channel::missed, this, readAgain);
        const QString user = m_settings.value(userSetting(), Preferences().userId).toString();
        m_user->setUser(user);
        m_editor->setUser(user);
        readAgain();
    }
    m_editor->setSource(source);
}

/// Users of one book are not those of another.
QString PreferencesPage::userSetting() const
{
    const QString place = m_source ? m_source->channel().place() : QString();
    return u"preferences/user/"_s + QString::fromLatin1(QUrl::toPercentEncoding(place));
}

bool PreferencesPage::showRow(const RowKind &kind, const QString &key)
{
    if (kind.kind != preferencesKind)
        return false;
    chooseUser(key);
    return true;
}

QJsonObject PreferencesPage::draft() const
{
    return m_editor->draft();
}

void PreferencesPage::setDraft(const QJsonObject &draft)
{
    m_editor->setDraft(draft);
}

void PreferencesPage::chooseUser(const QString &user)
{
    m_settings.setValue(userSetting(), user);
    m_user->setUser(user);
    m_editor->setUser(user);
}

void PreferencesPage::readTeams()
{
    if (!m_source || m_hasTeams)
        return;
    whenAnswered(m_source->send({ .path = u"/api/v1/sports/teams"_s }), this, [this](const Result<ChangedRow> &answer) {
        if (answer)
            takeTeams(answer->row);
        else if (answer.error().code != ErrorCode::Unavailable)
            Q_EMIT failed(tr("The list of teams cannot be read: %1").arg(answer.error().message));
    });
}

void PreferencesPage::takeTeams(const QJsonObject &answer)
{
    QHash<QString, QJsonArray> leagues;
    for (const auto &team : answer.value(u"teams").toArray())
        leagues[team[u"league"].toString()] += team;
    const auto json = [&leagues](League league) {
        return QJsonDocument(leagues.value(leagueName(league))).toJson(QJsonDocument::Compact);
    };
    const Result<TeamCatalogue> teams = TeamCatalogue::read(json(League::Nfl), json(League::Nhl));
    if (!teams) {
        Q_EMIT failed(teams.error().message);
        return;
    }
    m_hasTeams = true;
    for (TeamChecklist *league : m_leagues)
        league->setTeams(*teams);
    m_editor->setTeams(*teams);
}

void PreferencesPage::readUsers()
{
    if (!m_source)
        return;
    const ApiCall call { .path = u"/api/user/preferences/users"_s };
    whenAnswered(m_source->send(call), this, [this](const Result<ChangedRow> &answer) {
        if (!answer)
            return; // what can be read is read by the editor, which says so
        QStringList users;
        for (const auto &user : answer->row.value(u"users").toArray())
            users += user.toString();
        m_user->setUsers(users);
    });
}

void PreferencesPage::noticeChange(const BookEvent &event)
{
    if (event.kind == preferencesKind && event.action() != u"update"_s)
        readUsers();
}

/// All of it, as it stands with what was clicked.
void PreferencesPage::showAll()
{
    const QJsonObject row = m_editor->row();
    const bool isEditable = !row.isEmpty() && m_source && !m_source->isReadOnly();
    const std::vector<ChosenTeam> chosen = chosenTeams(row);
    for (std::size_t i = 0; i < m_leagues.size(); ++i) {
        const League league = m_leagues[i]->league();
        QSet<QString> ids;
        for (const QString &id : chosenIds(row, league)) {
            if (const Team *team = m_editor->teams().find(league, id))
                ids += team->id;
        }
        m_leagues[i]->setChosen(ids);
        m_leagues[i]->setEditable(isEditable);
        const auto count = std::count_if(chosen.begin(), chosen.end(),
                                         [league](const ChosenTeam &team) { return team.league == league; });
        m_tabs->setTabText(int(i), u"%1 · %2"_s.arg(leagueName(league), QLocale().toString(qlonglong(count))));
    }
    m_chosen->setTeams(chosen);
    m_chosen->setEditable(isEditable);
    m_switches->setSettings(row.value(u"notification_settings").toObject());
    m_switches->setEditable(isEditable);
    m_fire->setPreferences(row, m_editor->teams());
    showState();
}

void PreferencesPage::showState()
{
    if (m_source && m_source->isReadOnly())
        m_state->sayReadOnly();
    else
        m_state->say(m_editor->state(), m_editor->note());
}

/// Each team once, however many of its ids are stored.
std::vector<ChosenTeam> PreferencesPage::chosenTeams(const QJsonObject &row) const
{
    const TeamCatalogue &teams = m_editor->teams();
    std::vector<ChosenTeam> chosen;
    for (const League league : { League::Nfl, League::Nhl }) {
        for (const QString &id : chosenIds(row, league)) {
            const bool isThere = std::any_of(chosen.begin(), chosen.end(), [&](const ChosenTeam &one) {
                return one.league == league && teams.isSame(league, one.id, id);
            });
            if (isThere)
                continue;
            const Team *team = teams.find(league, id);
            const QString name = team ? team->name : m_hasTeams ? tr("“%1”, which no list knows").arg(id) : id;
            chosen.push_back({ league, id, name });
        }
    }
    return chosen;
}

void PreferencesPage::toggle(League league, const QString &id, bool on)
{
    const Team *team = m_editor->teams().find(league, id);
    const QString name = team ? team->name : oneLine(id);
    m_editor->apply({ .kind = on ? PreferenceEdit::AddTeam : PreferenceEdit::RemoveTeam,
                      .league = league,
                      .subject = id,
                      .what = on ? tr("Choose %1").arg(name) : tr("Remove %1").arg(name) });
}

void PreferencesPage::remove(const ChosenTeam &team)
{
    toggle(team.league, team.id, false);
}

} // namespace hearthbook
