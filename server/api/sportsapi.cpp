#include "server/api/sportsapi.h"

#include "server/api/etag.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Response teamList(const TeamCatalogue &catalogue, const std::vector<League> &leagues)
{
    JsonWriter json(16 * 1024);
    json.beginObject().key("teams").beginArray();
    std::size_t count = 0;
    for (const League league : leagues) {
        for (const Team &team : catalogue.teams(league))
            writeJson(json, team, league);
        count += catalogue.teams(league).size();
    }
    json.endArray().member("count", qint64(count)).endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

} // namespace

void addSportsApi(Router &router, ApiContext &context)
{
    // As in the old service, any word but these two gives all.
    const auto teams = [&context](const Request &request) {
        if (!context.teams)
            return problem(context.teams.error(), request);
        const QString wanted = request.query.value("league").value_or(QString());
        for (const League league : { League::Nfl, League::Nhl }) {
            if (wanted == leagueName(league))
                return teamList(*context.teams, { league });
        }
        return teamList(*context.teams, { League::Nfl, League::Nhl });
    };
    router.add({ .method = Method::Get,
                 .path = u"/api/v1/sports/teams"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"All teams of the NFL and the NHL"_s,
                 .parameters = { { .name = "league", .summary = u"NFL or NHL; anything else gives both"_s } },
                 .handler = SyncHandler(teams),
                 .tag = u"Preferences"_s,
                 .answers = { { 200, u"TeamList"_s } } });
}

} // namespace hearthbook
