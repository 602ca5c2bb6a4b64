#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/preferences.h"

namespace hearthbook {

/// The JSON form of preferences, on the wire and in the database. The only place that knows it.

/// `{user_id, selected_teams: {nfl, nhl}, notification_settings, updated_at, created_at, revision}`.
void writeJson(JsonWriter &json, const Preferences &preferences);

/// A list of ids.
void writeJson(JsonWriter &json, const QStringList &ids);

/// `{"nfl":[…],"nhl":[…]}`, as stored, and back. What another program stored there that is no id is left out.
QByteArray selectedTeamsJson(const SelectedTeams &teams);
SelectedTeams readSelectedTeams(const QByteArray &json);

/// The stored settings in the form that Preferences describes: known keys that are absent or null get their defaults.
QByteArray readNotificationSettings(const QByteArray &json);

/// Reads `{selected_teams?: {nfl?, nhl?}, notification_settings?}`; null means the default. Other keys are ignored.
/// Error: InvalidInput with an item for each wrong value.
Result<PreferencesPatch> readPreferencesPatch(simdjson::dom::object body);

/// What the team routes of the old services take.
struct TeamChoice
{
    std::optional<QString> userId = {};
    SelectedTeams teams = {}; ///< absent lists are empty
};

/// Reads `{user_id?, nfl_teams?, nhl_teams?}`. Error: InvalidInput with an item for each wrong value; the user is looked at
/// with `User::InBody` alone.
enum class User { InBody, Elsewhere };
Result<TeamChoice> readTeamChoice(simdjson::dom::object body, User user);

/// What `base` becomes. Error: InvalidInput where the settings grow too large.
Result<Preferences> patched(Preferences base, const PreferencesPatch &patch);

} // namespace hearthbook
