#include "server/api/userteamsapi.h"

#include "core/domain/preferencesjson.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/userpreferences.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What a team cost of the free tier of the sports service a day, and that tier's end.
constexpr qint64 callsPerTeam = 12;
constexpr qint64 freeCalls = 100;
/// HomeIQ took no more of one league.
constexpr qsizetype mostTeams = 5;

void writeTeams(JsonWriter &json, const SelectedTeams &teams)
{
    writeJson(json.key("nfl_teams"), teams.nfl);
    writeJson(json.key("nhl_teams"), teams.nhl);
}

Response sportsDataAnswer(const Preferences &preferences)
{
    JsonWriter json(256);
    json.beginObject().member("user_id", preferences.userId);
    writeTeams(json, preferences.selectedTeams);
    json.endObject();
    return taggedResponse(json, etagOf(preferences));
}

Response homeIqAnswer(const Preferences &preferences)
{
    JsonWriter json(320);
    json.beginObject().member("user_id", preferences.userId);
    writeTeams(json, preferences.selectedTeams);
    json.member("created_at", preferences.createdAt).member("updated_at", preferences.updatedAt).endObject();
    return taggedResponse(json, etagOf(preferences));
}

Response sportsDataSaved(const Preferences &preferences)
{
    const SelectedTeams &teams = preferences.selectedTeams;
    const qint64 calls = callsPerTeam * (teams.nfl.size() + teams.nhl.size());
    JsonWriter json(256);
    json.beginObject().member("success", true).member("user_id", preferences.userId);
    writeTeams(json.key("teams_saved").beginObject(), teams);
    json.endObject().member("estimated_daily_api_calls", calls).member("within_free_tier", calls <= freeCalls);
    return jsonResponse(json.endObject().take());
}

Result<TeamChoice> readBody(const Request &request, User user)
{
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    return readTeamChoice(objectOf(*document), user);
}

/// The user stands in the body alone.
Result<TeamChoice> sportsDataChoice(const Request &request)
{
    Result<TeamChoice> choice = readBody(request, User::InBody);
    if (choice)
        choice->userId = choice->userId.value_or(Preferences().userId);
    return choice;
}

/// The user stands in the query alone.
Result<TeamChoice> homeIqChoice(const Request &request)
{
    const Result<QString> user = userOf(request);
    if (!user)
        return failure(user);
    Result<TeamChoice> choice = readBody(request, User::Elsewhere);
    if (!choice)
        return choice;
    choice->userId = *user;
    for (const auto &[league, teams] :
         { std::pair(u"NFL"_s, choice->teams.nfl), std::pair(u"NHL"_s, choice->teams.nhl) }) {
        if (teams.size() > mostTeams)
            return failure(ErrorCode::MalformedInput, u"Maximum %1 %2 teams allowed"_s.arg(mostTeams).arg(league));
    }
    return choice;
}

/// Replaces both lists; the settings stay.
WriteHandler savingTeams(Result<TeamChoice> (*read)(const Request &), PreferencesAnswer answer)
{
    return [read, answer](const Request &request) -> Result<Transact> {
        const Result<TeamChoice> choice = read(request);
        if (!choice)
            return failure(choice);
        return Transact([choice = *choice, answer](Store &store) -> Result<Response> {
            const Result<Preferences> stored = store.preferences().merge(*choice.userId,
                                                                         { choice.teams.nfl, choice.teams.nhl });
            return stored ? Result<Response>(answer(*stored)) : failure(stored);
        });
    };
}

} // namespace

void addUserTeamsApi(Router &router, ApiContext &context)
{
    const auto addRead = [&](const QString &path, PreferencesAnswer answer, const QString &schema) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Read,
                     .dropIn = true,
                     .summary = u"The teams that a user follows"_s,
                     .parameters = { userParameter() },
                     .handler = reading(context.readers, Keep::Answer, readingPreferences(answer)),
                     .tag = u"Preferences"_s,
                     .answers = { { 200, schema } } });
    };
    const auto addWrite = [&](const QString &path, std::vector<Parameter> parameters, WriteHandler handler,
                              const QString &body, std::vector<RouteAnswer> answers) {
        router.add({ .method = Method::Post,
                     .path = path,
                     .access = Access::Write,
                     .dropIn = true,
                     .summary = u"Replaces the teams that a user follows"_s,
                     .parameters = std::move(parameters),
                     .handler = writing(context.writer, u"preferences.write"_s, Rows::Few, std::move(handler)),
                     .bodyTypes = anyBodyType(),
                     .tag = u"Preferences"_s,
                     .journalled = true,
                     .body = body,
                     .answers = std::move(answers) });
    };
    addRead(u"/api/v1/user/teams"_s, sportsDataAnswer, u"SportsDataTeams"_s);
    addWrite(u"/api/v1/user/teams"_s, {}, savingTeams(sportsDataChoice, sportsDataSaved), u"SportsDataTeamChoice"_s,
             { { 200, u"TeamsSaved"_s } });
    addRead(u"/api/v1/sports/user/teams"_s, homeIqAnswer, u"HomeIqTeams"_s);
    addWrite(u"/api/v1/sports/user/teams"_s, { userParameter() }, savingTeams(homeIqChoice, homeIqAnswer),
             u"HomeIqTeamChoice"_s, { { 200, u"HomeIqTeams"_s }, { 400 } });
}

} // namespace hearthbook
