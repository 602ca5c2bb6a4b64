#include "ui/models/firingtext.h"

#include "ui/plaintext.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString changedEvent = u"preferences.updated"_s;
constexpr qsizetype mostTeams = 8;
constexpr qsizetype mostUrls = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Firings)
};

/// "a, b and c"; of many the first, and how many more.
QString listed(const QStringList &all, qsizetype most, qsizetype count)
{
    QStringList shown = all.first(std::min(all.size(), most));
    if (count > shown.size())
        shown += Words::tr("%n more", nullptr, int(count - shown.size()));
    return QLocale().createSeparatedList(shown);
}

/// Who is called: "http://a and http://b"; empty: nobody.
QString receiversOf(const QJsonObject &firing)
{
    QStringList urls;
    for (const auto &webhook : firing.value(u"webhooks").toArray())
        urls += oneLine(webhook[u"url"].toString());
    return listed(urls, mostUrls, firing.value(u"count").toInteger());
}

/// The events of one switch with who is called for each, and the teams of which that is so.
using TeamsByReceivers = std::map<QStringList, QStringList>;

/// "When a game of the Dallas Cowboys starts": what happens, of which teams.
QString whenIt(const QString &key, const QString &teams)
{
    if (key == u"game_start")
        return Words::tr("a game of %1 starts").arg(teams);
    if (key == u"score_change")
        return Words::tr("the score of a game of %1 changes").arg(teams);
    return Words::tr("a game of %1 ends").arg(teams);
}

/// Both old services have a name for an event; webhooks may know one of them only.
QStringList sentencesFor(const NotificationSwitch &one, const QStringList &receivers, const QString &teams)
{
    const QString when = whenIt(one.key, teams);
    if (receivers.count(receivers.front()) == receivers.size()) {
        return { receivers.front().isEmpty() ? Words::tr("When %1, no webhook is called.").arg(when)
                                             : Words::tr("When %1, it is sent to %2.").arg(when, receivers.front()) };
    }
    QStringList out;
    for (qsizetype i = 0; i < receivers.size(); ++i) {
        const QString &event = one.events.at(i);
        out += receivers.at(i).isEmpty()
            ? Words::tr("When %1 and it is told as %2, no webhook is called.").arg(when, event)
            : Words::tr("When %1 and it is told as %2, it is sent to %3.").arg(when, event, receivers.at(i));
    }
    return out;
}

QStringList teamSentences(const NotificationSwitch &one, const QJsonArray &firings, const TeamNames &nameOf)
{
    QStringList order;
    QHash<QString, QStringList> receivers; // by team, in the order of events
    for (const QString &event : one.events) {
        for (const auto &value : firings) {
            const QJsonObject firing = value.toObject();
            const QString team = firing.value(u"team").toString();
            if (firing.value(u"event") != event || team.isEmpty())
                continue;
            if (!receivers.contains(team))
                order += team;
            receivers[team] += receiversOf(firing);
        }
    }
    TeamsByReceivers groups;
    QList<QStringList> firstSeen;
    for (const QString &team : order) {
        QStringList &teams = groups[receivers.value(team)];
        if (teams.isEmpty())
            firstSeen += receivers.value(team);
        teams += nameOf(team);
    }
    QStringList out;
    for (const QStringList &who : firstSeen) {
        if (who.size() == one.events.size())
            out += sentencesFor(one, who, listed(groups.at(who), mostTeams, groups.at(who).size()));
    }
    return out;
}

} // namespace

const std::vector<NotificationSwitch> &notificationSwitches()
{
    static const std::vector<NotificationSwitch> all {
        { u"game_start"_s,
          Words::tr("Game start"),
          Words::tr("A game of a chosen team begins."),
          Words::tr("Turn on game starts"),
          Words::tr("Turn off game starts"),
          { u"game_start"_s, u"game_started"_s } },
        { u"score_change"_s,
          Words::tr("Score change"),
          Words::tr("A side scores while the game runs."),
          Words::tr("Turn on score changes"),
          Words::tr("Turn off score changes"),
          { u"score_change"_s, u"score_changed"_s } },
        { u"game_end"_s,
          Words::tr("Game end"),
          Words::tr("The game is over, with its final score."),
          Words::tr("Turn on game ends"),
          Words::tr("Turn off game ends"),
          { u"game_end"_s, u"game_ended"_s } },
    };
    return all;
}

QStringList foreseenEvents()
{
    QStringList events;
    for (const NotificationSwitch &one : notificationSwitches())
        events += one.events;
    return events << changedEvent;
}

QStringList firingSentences(const QJsonArray &firings, const QJsonObject &settings, const TeamNames &nameOf)
{
    QStringList out;
    for (const NotificationSwitch &one : notificationSwitches()) {
        out += teamSentences(one, firings, nameOf);
        if (!settings.value(one.key).toBool(true)) {
            out += Words::tr(
                       "The switch “%1” is off: programs that keep to these preferences tell nothing of it. Webhooks "
                       "do not look at it.")
                       .arg(one.title);
        }
    }
    for (const auto &firing : firings) {
        if (firing[u"event"] == changedEvent && firing[u"count"].toInteger() > 0)
            out += Words::tr("When these preferences change, it is sent to %1.").arg(receiversOf(firing.toObject()));
    }
    return out;
}

} // namespace hearthbook
