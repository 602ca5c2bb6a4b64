#include "server/api/newestgame.h"

#include "core/influx/influxquoting.h"

#include <cmath>
#include <tuple>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// How far a game is.
int stage(const std::optional<QString> &status)
{
    if (status == u"finished"_s || status == u"final"_s)
        return 2;
    return status == u"live"_s ? 1 : 0;
}

/// Which series a row is of: a later one wins, and equal rows are of the same point.
auto rank(const Game &game)
{
    return std::tuple(game.time, stage(game.status), game.measurement, game.gameId, game.status, game.homeTeam,
                      game.awayTeam);
}

/// An empty text is none.
std::optional<QString> textOf(const InfluxRow &row, std::string_view column)
{
    std::optional<QString> text = row.text(column);
    return text && !text->isEmpty() ? text : std::nullopt;
}

std::optional<qint64> score(const InfluxRow &row, std::string_view column)
{
    const std::optional<double> number = row.number(column);
    return number ? std::optional(std::llround(*number)) : std::nullopt;
}

void putField(Game &game, std::string_view field, const InfluxRow &row, std::string_view column)
{
    if (field == "home_score")
        game.homeScore = score(row, column);
    else if (field == "away_score")
        game.awayScore = score(row, column);
    else if (field == "quarter" || field == "period")
        game.quarterPeriod = textOf(row, column);
    else if (field == "time_remaining")
        game.timeRemaining = textOf(row, column);
}

void putFields(Game &game, const InfluxRow &row)
{
    if (const std::optional<std::string_view> field = row.utf8("_field"))
        return putField(game, *field, row, "_value");
    for (const std::string_view field : { "home_score", "away_score", "quarter", "period", "time_remaining" }) {
        if (row.utf8(field))
            putField(game, field, row, field);
    }
}

} // namespace

InfluxQuery gamesOf(const QString &team)
{
    return { .influxQl = uR"(SELECT * FROM "nfl_scores", "nhl_scores" WHERE time >= now() - 7d AND time <= now())"
                         uR"( AND ("home_team" = %1 OR "away_team" = %1) GROUP BY * ORDER BY time DESC LIMIT 1)"_s.arg(
                             influxQlText(team)),
             .flux = uR"(|> range(start: -7d)
|> filter(fn: (r) => r._measurement == "nfl_scores" or r._measurement == "nhl_scores")
|> filter(fn: (r) => r.home_team == %1 or r.away_team == %1)
|> last())"_s.arg(fluxText(team)),
             .bucket = u"sports_data"_s };
}

void NewestGame::take(const InfluxRow &row)
{
    const std::optional<Timestamp> time = row.time();
    if (!time)
        return;
    Game game { .time = *time,
                .measurement = row.text("_measurement").value_or(QString()),
                .gameId = textOf(row, "game_id"),
                .status = textOf(row, "status"),
                .homeTeam = textOf(row, "home_team"),
                .awayTeam = textOf(row, "away_team") };
    if (!m_game || rank(game) > rank(*m_game))
        m_game = std::move(game);
    else if (rank(game) != rank(*m_game))
        return;
    putFields(*m_game, row);
}

} // namespace hearthbook
