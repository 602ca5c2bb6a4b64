#include "ui/models/preferenceedit.h"

#include <QJsonArray>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString teamsKey = u"selected_teams"_s;
const QString settingsKey = u"notification_settings"_s;

} // namespace

QString leagueKey(League league)
{
    return leagueName(league).toLower();
}

std::optional<QJsonObject> PreferenceEdit::patchFor(const QJsonObject &row, const TeamCatalogue &teams) const
{
    if (kind == Switch) {
        if (row.value(settingsKey).toObject().value(subject) == QJsonValue(on))
            return {};
        return QJsonObject { { settingsKey, QJsonObject { { subject, on } } } };
    }
    QStringList ids = chosenIds(row, league);
    const auto isMeant = [&](const QString &id) { return teams.isSame(league, id, subject); };
    const bool isChosen = std::any_of(ids.begin(), ids.end(), isMeant);
    if (isChosen == (kind == AddTeam))
        return {};
    if (kind == AddTeam)
        ids += subject;
    else
        ids.erase(std::remove_if(ids.begin(), ids.end(), isMeant), ids.end());
    return QJsonObject { { teamsKey, QJsonObject { { leagueKey(league), QJsonArray::fromStringList(ids) } } } };
}

QJsonObject PreferenceEdit::toJson() const
{
    return { { u"kind"_s, int(kind) },  { u"user"_s, user }, { u"league"_s, int(league) },
             { u"subject"_s, subject }, { u"on"_s, on },     { u"what"_s, what } };
}

std::optional<PreferenceEdit> PreferenceEdit::fromJson(const QJsonObject &json)
{
    const int kind = json.value(u"kind").toInt(-1);
    const int league = json.value(u"league").toInt(-1);
    PreferenceEdit edit { .kind = Kind(kind),
                          .user = json.value(u"user").toString(),
                          .league = League(league),
                          .subject = json.value(u"subject").toString(),
                          .on = json.value(u"on").toBool(),
                          .what = json.value(u"what").toString() };
    const bool isOne = kind >= AddTeam && kind <= Switch && league >= int(League::Nfl) && league <= int(League::Nhl)
        && !edit.user.isEmpty() && !edit.subject.isEmpty();
    return isOne ? std::optional(edit) : std::nullopt;
}

QJsonObject patched(QJsonObject row, const QJsonObject &patch)
{
    for (auto part = patch.begin(); part != patch.end(); ++part) {
        QJsonObject merged = row.value(part.key()).toObject();
        const QJsonObject changes = part.value().toObject();
        for (auto one = changes.begin(); one != changes.end(); ++one)
            merged.insert(one.key(), one.value());
        row.insert(part.key(), merged);
    }
    return row;
}

QStringList chosenIds(const QJsonObject &row, League league)
{
    QStringList ids;
    for (const auto &id : row.value(teamsKey).toObject().value(leagueKey(league)).toArray())
        ids += id.toString();
    return ids;
}

} // namespace hearthbook
