#pragma once

#include "core/domain/jsonwriter.h"
#include "core/domain/result.h"

#include <QHash>
#include <QStringList>

#include <array>
#include <vector>

namespace hearthbook {

enum class League { Nfl, Nhl };

/// "NFL", "NHL".
QString leagueName(League league);

/// One team of a league.
struct Team
{
    QString id = {};           ///< as the old data-api gave it, so mostly the abbreviation
    QString city = {};         ///< or region: "New England"
    QString name = {};         ///< with the city: "New England Patriots"
    QString abbreviation = {}; ///< the league's own
    QStringList aliases = {};  ///< other abbreviations, past and present, and the ids of older clients
    QString conference = {};   ///< "NFC"; empty where the list does not say
    QString division = {};     ///< of the conference: "NFC East"; empty where the list does not say
};

/// `{id, name, league, city, abbreviation, aliases, conference, division}`; the first three are the old API's.
void writeJson(JsonWriter &json, const Team &team, League league);

/// All teams of both leagues, and which ids mean the same one. Ids are compared without regard to case, to a prefix `nfl-`
/// or `nhl-` and to aliases. The prefix says nothing about the league: the old dashboard gave some teams of the NHL the other
/// league's. Thread: any, once made.
class TeamCatalogue
{
public:
    /// The one that is part of the program. Error: Internal where it cannot be read.
    static Result<TeamCatalogue> shipped();
    /// From JSON arrays of teams, as in the wire form; conference and division may be absent. Error: Internal for another form, or an id that means two teams.
    static Result<TeamCatalogue> read(const QByteArray &nfl, const QByteArray &nhl);

    /// By id.
    const std::vector<Team> &teams(League league) const { return m_leagues[std::size_t(league)].teams; }

    /// The team an id means, or null. Lives as long as the catalogue.
    const Team *find(League league, QStringView id) const;

    /// The id, and all others that mean the same team in either league.
    QStringList sameTeams(const QString &id) const;

    /// Whether two ids mean the same team; ids that nobody knows do where they differ in case and prefix alone.
    bool isSame(League league, QStringView one, QStringView other) const;

private:
    struct Teams
    {
        std::vector<Team> teams = {};
        QHash<QString, qsizetype> places = {}; ///< by comparable id
    };

    static Result<Teams> readLeague(const QByteArray &json);

    std::array<Teams, 2> m_leagues = {};
};

} // namespace hearthbook
