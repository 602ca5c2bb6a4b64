#include "core/webhooks/eventfilter.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool teamPasses(const Webhook &webhook, const QStringList &teams)
{
    if (!webhook.team || webhook.team->isEmpty())
        return true;
    const QString wanted = teamKey(*webhook.team);
    return std::any_of(teams.begin(), teams.end(), [&](const QString &team) { return teamKey(team) == wanted; });
}

bool listPasses(const QStringList &wanted, const QStringList &found)
{
    return wanted.isEmpty()
        || std::any_of(found.begin(), found.end(), [&](const QString &value) { return wanted.contains(value); });
}

} // namespace

bool listensTo(const Webhook &webhook, const QString &event)
{
    if (!webhook.enabled)
        return false;
    if (webhook.events.isEmpty())
        return webhook.scheme == SignatureScheme::Standard;
    return std::any_of(webhook.events.begin(), webhook.events.end(),
                       [&](const QString &glob) { return globFits(glob, event); });
}

bool wants(const Webhook &webhook, const Event &event)
{
    if (!listensTo(webhook, event.name))
        return false;
    switch (event.subject) {
    case EventSubject::Game: return teamPasses(webhook, event.teams);
    case EventSubject::Registry:
        return listPasses(webhook.filters.areaIds, event.areaIds) && listPasses(webhook.filters.domains, event.domains);
    case EventSubject::General: return true;
    }
    return true;
}

bool globFits(QStringView glob, QStringView name)
{
    qsizetype g = 0;
    qsizetype n = 0;
    qsizetype star = -1; // the last `*`, and how far it reaches
    qsizetype reach = 0;
    while (n < name.size()) {
        if (g < glob.size() && glob[g] == u'*') {
            star = g++;
            reach = n;
        } else if (g < glob.size() && (glob[g] == u'?' || glob[g] == name[n])) {
            ++g;
            ++n;
        } else if (star >= 0) {
            g = star + 1;
            n = ++reach;
        } else {
            return false;
        }
    }
    while (g < glob.size() && glob[g] == u'*')
        ++g;
    return g == glob.size();
}

QString teamKey(const QString &team)
{
    const QString key = team.trimmed().toLower();
    return key.startsWith(u"nfl-"_s) || key.startsWith(u"nhl-"_s) ? key.sliced(4) : key;
}

} // namespace hearthbook
