#pragma once

#include "core/influx/influxrequests.h"
#include "core/influx/influxrow.h"

namespace hearthbook {

/// A game as sports-data writes it (measurements nfl_scores and nhl_scores): which, in what state, and how it stands.
struct Game
{
    Timestamp time = {};
    QString measurement = {};
    std::optional<QString> gameId = {};
    std::optional<QString> status = {}; ///< as written: scheduled, live, finished …
    std::optional<QString> homeTeam = {};
    std::optional<QString> awayTeam = {};
    std::optional<qint64> homeScore = {};
    std::optional<qint64> awayScore = {};
    std::optional<QString> quarterPeriod = {};
    std::optional<QString> timeRemaining = {};

    /// "NFL" or "NHL".
    QString league() const { return measurement.section(u'_', 0, 0).toUpper(); }
};

/// The last point of each series of the team's games in the last seven days. The team's name is compared exactly.
InfluxQuery gamesOf(const QString &team);

/// Of the rows that gamesOf() brings the newest game. A game's states are series of their own, often with the same time,
/// that of its start: then the furthest state counts. Takes rows of both languages: InfluxQL has the fields of a point as
/// columns, Flux one row for each.
class NewestGame
{
public:
    void take(const InfluxRow &row);
    const std::optional<Game> &game() const { return m_game; }

private:
    std::optional<Game> m_game;
};

} // namespace hearthbook
