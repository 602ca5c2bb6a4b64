#include "app/startteams.h"

#include "core/importers/importwriter.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcTeams, "hearthbook.import.teams")

/// The leagues an id means. `nhl-` before it counts where that league has the team: old dashboards mixed them up.
QList<League> leaguesOf(const TeamCatalogue &catalogue, const QString &id)
{
    QList<League> known;
    for (const League league : { League::Nfl, League::Nhl }) {
        if (!catalogue.find(league, id))
            continue;
        if (id.startsWith(leagueName(league) + u'-', Qt::CaseInsensitive))
            return { league };
        known += league;
    }
    return known;
}

SelectedTeams teamsOf(const TeamCatalogue &catalogue, const QStringList &ids)
{
    SelectedTeams teams;
    for (const QString &id : ids) {
        const QList<League> leagues = leaguesOf(catalogue, id);
        if (leagues.isEmpty())
            qCWarning(lcTeams).noquote() << u"No league has a team %1; it was not imported"_s.arg(id);
        for (const League league : leagues)
            (league == League::Nfl ? teams.nfl : teams.nhl) += id;
    }
    return teams;
}

} // namespace

void importTeamsAtStart(Writer &writer, const Result<TeamCatalogue> &catalogue, const QStringList &ids)
{
    if (ids.isEmpty() || !catalogue)
        return;
    Preferences wanted;
    wanted.selectedTeams = teamsOf(*catalogue, ids);
    if (wanted.selectedTeams == SelectedTeams())
        return;
    const Result<void> done = writer.submitAndWait(
        importOrigin(u"serve"_s, u"teams"_s), [&](Store &store) -> Result<void> {
            const Result<Preferences> stored = store.preferences().find(wanted.userId);
            if (!stored || stored->createdAt)
                return stored.map([](const Preferences &) { });
            return store.preferences().write(wanted).map([](const Preferences &) { });
        });
    if (!done)
        qCWarning(lcTeams).noquote() << u"The teams were not imported: %1"_s.arg(done.error().message);
}

} // namespace hearthbook
