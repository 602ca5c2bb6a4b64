#include "server/api/gamesapi.h"

#include "core/domain/fielderrors.h"
#include "core/domain/jsonwriter.h"
#include "core/influx/influxasking.h"
#include "server/api/etag.h"
#include "server/api/influxproblem.h"
#include "server/api/newestgame.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using GameAnswer = Response (*)(const QString &team, const Game &game);

constexpr QStringView noGame = u"no_game";

QString statusOf(const Game &game)
{
    return game.status.value_or(u"unknown"_s);
}

const std::optional<QString> &opponentOf(const Game &game, const QString &team)
{
    return game.homeTeam == team ? game.awayTeam : game.homeTeam;
}

JsonWriter &writeNumber(JsonWriter &json, const std::optional<qint64> &number)
{
    return number ? json.value(*number) : json.null();
}

/// "14-7", the home team's points first.
QString scoreText(const Game &game)
{
    return u"%1-%2"_s.arg(game.homeScore.value_or(0)).arg(game.awayScore.value_or(0));
}

/// Nothing in these answers tells the time of the answer.
Response tagged(JsonWriter &json)
{
    json.endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

/// How it stands is told while it is played.
Response gameStatus(const QString &team, const Game &game)
{
    const bool isLive = game.status == u"live"_s;
    JsonWriter json(320);
    json.beginObject().member("status", statusOf(game)).member("team", team).member("game_id", game.gameId);
    json.member("opponent", opponentOf(game, team))
        .member("score", isLive ? std::optional(scoreText(game)) : std::nullopt)
        .member("start_time", game.time)
        .member("time_remaining", isLive ? game.timeRemaining : std::nullopt);
    return tagged(json);
}

Response gameContext(const QString &team, const Game &game)
{
    JsonWriter json(480);
    json.beginObject().member("status", statusOf(game)).member("team", team).member("game_id", game.gameId);
    json.member("league", game.league())
        .member("opponent", opponentOf(game, team))
        .member("home_team", game.homeTeam)
        .member("away_team", game.awayTeam);
    writeNumber(json.key("home_score"), game.homeScore);
    writeNumber(json.key("away_score"), game.awayScore);
    json.member("quarter_period", game.quarterPeriod)
        .member("time_remaining", game.timeRemaining)
        .member("start_time", game.time)
        .member("is_home_game", game.homeTeam == team);
    return tagged(json);
}

/// The same members, all null but the first two.
Response withoutGame(const QString &team, const QByteArrayList &members)
{
    JsonWriter json(320);
    json.beginObject().member("status", noGame.toString()).member("team", team);
    for (const QByteArray &member : members)
        json.key(member).null();
    return tagged(json);
}

/// A server without the bucket has no games.
void ask(const ApiContext &context, GameAnswer answer, const Response &none, const Request &request,
         const Completion &completion)
{
    const QString team = request.parameter("team");
    const auto newest = std::make_shared<NewestGame>();
    context.influx.ask({ .parts = { { gamesOf(team), takingRows(newest, &NewestGame::take) } },
                         .done = [newest, team, answer, none, request, completion](const Result<void> &asked) {
                             if (!asked && asked.error().code != ErrorCode::NotFound)
                                 return completion(influxProblem(asked.error(), request));
                             completion(asked && newest->game() ? answer(team, *newest->game()) : none);
                         } });
}

AsyncHandler aboutGame(const ApiContext &context, GameAnswer answer, const QByteArrayList &members)
{
    return [&context, answer, members](const Request &request, const Completion &completion) {
        const QString team = request.parameter("team");
        if (const std::optional<FieldError> wrong = keyError(team, { u"path"_s, u"team"_s }))
            return completion(problem(invalid({ *wrong }), request));
        const Response none = withoutGame(team, members);
        if (context.influx.isSetUp)
            ask(context, answer, none, request, completion);
        else if (context.forward)
            context.forward(request, completion);
        else
            completion(none);
    };
}

} // namespace

void addGamesApi(Router &router, ApiContext &context)
{
    const auto add = [&](const QString &path, const QString &summary, const QString &schema, AsyncHandler handler) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Read,
                     .dropIn = true,
                     .summary = summary,
                     .handler = std::move(handler),
                     .tag = u"Sports"_s,
                     .answers = { { 200, schema }, { 503 } } });
    };
    add(u"/api/v1/ha/game-status/{team}"_s, u"How a team's newest game stands, in short"_s, u"GameStatus"_s,
        aboutGame(context, gameStatus, { "game_id", "opponent", "score", "start_time", "time_remaining" }));
    add(u"/api/v1/ha/game-context/{team}"_s, u"All that is known of a team's newest game"_s, u"GameContext"_s,
        aboutGame(context, gameContext,
                  { "game_id", "league", "opponent", "home_team", "away_team", "home_score", "away_score",
                    "quarter_period", "time_remaining", "start_time", "is_home_game" }));
}

} // namespace hearthbook
