#pragma once

#include "core/domain/teamcatalogue.h"

#include <QJsonObject>

namespace hearthbook {

/// "nfl", "nhl": how a league's list is called in the row of preferences.
QString leagueKey(League league);

/// One click on somebody's preferences, in a form that can be done on whatever these are by then.
struct PreferenceEdit
{
    enum Kind { AddTeam, RemoveTeam, Switch };

    Kind kind = AddTeam;
    QString user = {};
    League league = League::Nfl; ///< of a team
    QString subject = {};        ///< a team's id, or the key of a switch
    bool on = false;             ///< of a switch
    QString what = {};           ///< for the undo history: "Choose Dallas Cowboys"

    bool operator==(const PreferenceEdit &) const = default;

    /// The merge patch that does it on `row`; nothing where that is so already. Ids that mean another team stay as they are.
    std::optional<QJsonObject> patchFor(const QJsonObject &row, const TeamCatalogue &teams) const;

    /// For a draft, and back; nothing where it is none.
    QJsonObject toJson() const;
    static std::optional<PreferenceEdit> fromJson(const QJsonObject &json);
};

/// `row` with the patch of an edit in it.
QJsonObject patched(QJsonObject row, const QJsonObject &patch);

/// The ids of a league's chosen teams, as they are stored.
QStringList chosenIds(const QJsonObject &row, League league);

} // namespace hearthbook
