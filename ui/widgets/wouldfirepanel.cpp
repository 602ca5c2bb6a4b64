#include "ui/widgets/wouldfirepanel.h"

#include "core/source/whenanswered.h"
#include "ui/models/firingtext.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/flowingtext.h"
#include "ui/widgets/heading.h"

#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gatherPause = 50ms;

} // namespace

WouldFirePanel::WouldFirePanel(QWidget *parent) : QWidget(parent), m_text(new FlowingText(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    layout->addWidget(new Heading(tr("What would be sent"), Heading::Section, this));
    layout->addWidget(m_text);
    m_text->setAccessibleName(tr("What would be sent"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(gatherPause);
    connect(&m_soon, &QTimer::timeout, this, &WouldFirePanel::ask);
}

void WouldFirePanel::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_firings = {};
    m_trouble.clear();
    ++m_question;
    if (!source)
        return;
    connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (event.kind == u"webhook"_s && !m_soon.isActive())
            m_soon.start();
    });
    connect(&source->channel(), &Channel::missed, &m_soon, qOverload<>(&QTimer::start));
    m_soon.start();
}

void WouldFirePanel::setPreferences(const QJsonObject &row, const TeamCatalogue &teams)
{
    const QStringList former = m_teams;
    m_isKnown = !row.isEmpty();
    m_settings = row.value(u"notification_settings").toObject();
    m_teams.clear();
    m_names.clear();
    for (const League league : { League::Nfl, League::Nhl }) {
        for (const QString &id : chosenIds(row, league)) {
            const Team *team = teams.find(league, id);
            // Both leagues have a DAL: with the prefix the names stay apart, and the same webhooks are meant.
            const QString asked = team ? leagueKey(league) + u'-' + team->id.toLower() : id;
            if (m_names.contains(asked))
                continue;
            m_teams += asked;
            m_names.insert(asked, team ? tr("the %1").arg(team->name) : tr("the unknown team “%1”").arg(oneLine(id)));
        }
    }
    if (m_teams != former) {
        ++m_question; // what is under way answers for other teams
        m_firings = {};
        m_soon.start();
    }
    say();
}

void WouldFirePanel::ask()
{
    if (!m_source || !m_isKnown)
        return;
    ApiCall call { .path = u"/api/webhooks/would-fire"_s };
    for (const QString &event : foreseenEvents())
        call.addParameter(u"event"_s, event);
    for (const QString &team : m_teams.first(std::min(m_teams.size(), mostTeams)))
        call.addParameter(u"team"_s, team);
    whenAnswered(m_source->send(call), this, [this, question = ++m_question](const Result<ChangedRow> &answer) {
        if (question != m_question)
            return;
        m_firings = answer ? answer->row.value(u"firings").toArray() : QJsonArray();
        m_trouble = answer ? QString() : answer.error().message;
        say();
    });
}

void WouldFirePanel::say()
{
    QStringList said;
    if (!m_isKnown) {
        said += tr("Reading…");
    } else if (!m_trouble.isEmpty()) {
        said += tr("It cannot be foreseen now: %1").arg(m_trouble);
    } else {
        if (m_teams.isEmpty())
            said += tr("No team is chosen, so nothing is said of games here.");
        if (m_teams.size() > mostTeams)
            said += tr("Of %n team(s) only the first ones are looked at.", nullptr, int(m_teams.size()));
        said += firingSentences(m_firings, m_settings, [this](const QString &id) { return m_names.value(id, id); });
        said += tr("Webhooks go by their own events and team: they are called for their team whoever has chosen it.");
    }
    m_text->setParagraphs(said);
}

} // namespace hearthbook
