#include "core/domain/teamcatalogue.h"

#include "core/domain/jsondocument.h"
#include "core/domain/preferencesjson.h"
#include "core/domain/textrules.h"

#include <QFile>

static void initialiseTeams()
{
    Q_INIT_RESOURCE(teams);
}

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// The form in which ids are compared.
QString comparable(QStringView id)
{
    const QString plain = id.toString().toLower();
    return plain.startsWith("nfl-"_L1) || plain.startsWith("nhl-"_L1) ? plain.sliced(4) : plain;
}

QByteArray resource(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

tl::unexpected<Error> unreadable(const QString &what)
{
    return failure(ErrorCode::Internal, u"The team catalogue cannot be read: %1"_s.arg(what));
}

Result<Team> readTeam(dom::element element)
{
    Team team;
    for (const auto &[key, member] :
         { std::pair("id", &Team::id), std::pair("city", &Team::city), std::pair("name", &Team::name),
           std::pair("abbreviation", &Team::abbreviation) }) {
        std::string_view value;
        if (element[key].get_string().get(value) != simdjson::SUCCESS || value.empty())
            return unreadable(u"a team without %1"_s.arg(QLatin1StringView(key)));
        team.*member = text(value);
    }
    dom::array aliases;
    if (element["aliases"].get_array().get(aliases) != simdjson::SUCCESS)
        return unreadable(u"%1 has no aliases"_s.arg(team.id));
    for (const dom::element alias : aliases) {
        std::string_view value;
        if (alias.get_string().get(value) != simdjson::SUCCESS)
            return unreadable(u"an alias of %1"_s.arg(team.id));
        team.aliases += text(value);
    }
    for (const auto &[key, member] :
         { std::pair("conference", &Team::conference), std::pair("division", &Team::division) }) {
        if (std::string_view value; element[key].get_string().get(value) == simdjson::SUCCESS)
            team.*member = text(value);
    }
    return team;
}

} // namespace

QString leagueName(League league)
{
    return league == League::Nfl ? u"NFL"_s : u"NHL"_s;
}

void writeJson(JsonWriter &json, const Team &team, League league)
{
    json.beginObject().member("id", team.id).member("name", team.name).member("league", leagueName(league));
    json.member("city", team.city).member("abbreviation", team.abbreviation);
    writeJson(json.key("aliases"), team.aliases);
    json.member("conference", team.conference).member("division", team.division).endObject();
}

Result<TeamCatalogue> TeamCatalogue::shipped()
{
    initialiseTeams();
    return read(resource(u":/teams/nfl.json"_s), resource(u":/teams/nhl.json"_s));
}

Result<TeamCatalogue> TeamCatalogue::read(const QByteArray &nfl, const QByteArray &nhl)
{
    TeamCatalogue catalogue;
    for (const auto &[league, json] : { std::pair(League::Nfl, nfl), std::pair(League::Nhl, nhl) }) {
        Result<Teams> teams = readLeague(json);
        if (!teams)
            return failure(teams);
        catalogue.m_leagues[std::size_t(league)] = std::move(*teams);
    }
    return catalogue;
}

Result<TeamCatalogue::Teams> TeamCatalogue::readLeague(const QByteArray &json)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    dom::array array;
    if (!document || document->root().get_array().get(array) != simdjson::SUCCESS)
        return unreadable(u"no list of teams"_s);
    Teams read;
    for (const dom::element element : array) {
        const Result<Team> team = readTeam(element);
        if (!team)
            return failure(team);
        const qsizetype place = qsizetype(read.teams.size());
        for (const QString &id : QStringList { team->id, team->abbreviation } + team->aliases) {
            if (read.places.value(comparable(id), place) != place)
                return unreadable(u"%1 means two teams"_s.arg(id));
            read.places.insert(comparable(id), place);
        }
        read.teams.push_back(*team);
    }
    return read;
}

const Team *TeamCatalogue::find(League league, QStringView id) const
{
    const Teams &known = m_leagues[std::size_t(league)];
    const auto place = known.places.constFind(comparable(id));
    return place == known.places.constEnd() ? nullptr : &known.teams[std::size_t(*place)];
}

QStringList TeamCatalogue::sameTeams(const QString &id) const
{
    QStringList all { id };
    for (const League league : { League::Nfl, League::Nhl }) {
        if (const Team *team = find(league, id))
            all += QStringList { team->id, team->abbreviation } + team->aliases;
    }
    return all;
}

bool TeamCatalogue::isSame(League league, QStringView one, QStringView other) const
{
    const Team *team = find(league, one);
    return team ? team == find(league, other) : comparable(one) == comparable(other);
}

} // namespace hearthbook
