#include "core/domain/preferencesjson.h"

#include "core/domain/jsonfields.h"
#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr std::string_view settingsKey = "notification_settings";
/// Deep enough for any settings; SQLite's JSON functions end at 1,000.
constexpr int maxSettingsDepth = 64;

/// None where the text is no JSON: in a column that another program wrote.
JsonMembers membersIn(const Result<JsonDocument> &document)
{
    return document ? JsonMembers(document->root()) : JsonMembers();
}

Error tooLarge(qsizetype bytes)
{
    const QString message = u"notification_settings has %1 bytes, at most %2 are allowed"_s.arg(bytes).arg(
        maxJsonBytes);
    return invalid({ { u"value_error"_s, { u"body"_s, u"notification_settings"_s }, message, QJsonValue(), {} } });
}

/// The list, or an empty one for null; nothing where it is absent.
std::optional<QStringList> idsOrNull(JsonFields &fields, std::string_view key)
{
    return fields.isNull(key) ? QStringList() : fields.ids(key);
}

void readTeams(JsonFields &body, PreferencesPatch &patch, std::vector<FieldError> &errors)
{
    if (body.isNull("selected_teams")) {
        patch.nfl = patch.nhl = QStringList();
    } else if (const std::optional<dom::object> teams = body.object("selected_teams")) {
        JsonFields fields(*teams, body.placeOf("selected_teams"), errors);
        patch.nfl = idsOrNull(fields, "nfl");
        patch.nhl = idsOrNull(fields, "nhl");
    }
}

void readSettings(JsonFields &body, PreferencesPatch &patch, std::vector<FieldError> &errors)
{
    if (body.isNull(settingsKey)) {
        patch.notificationSettings = "null";
        return;
    }
    const std::optional<dom::object> settings = body.object(settingsKey);
    if (!settings)
        return;
    if (depthOf(*body.member(settingsKey)) > maxSettingsDepth)
        return body.add(settingsKey, u"value_error"_s, u"Settings may be nested %1 deep"_s.arg(maxSettingsDepth));
    JsonFields fields(*settings, body.placeOf(settingsKey), errors);
    for (const char *known : { "game_start", "score_change", "game_end" })
        fields.checkFlag(known);
    patch.notificationSettings = QByteArray::fromStdString(simdjson::minify(*settings));
    if (patch.notificationSettings.size() > qsizetype(maxJsonBytes))
        errors.push_back(tooLarge(patch.notificationSettings.size()).fields.front());
}

void writeTeams(JsonWriter &json, const SelectedTeams &teams)
{
    json.beginObject();
    writeJson(json.key("nfl"), teams.nfl);
    writeJson(json.key("nhl"), teams.nhl);
    json.endObject();
}

} // namespace

void writeJson(JsonWriter &json, const QStringList &ids)
{
    json.beginArray();
    for (const QString &id : ids)
        json.value(id);
    json.endArray();
}

void writeJson(JsonWriter &json, const Preferences &preferences)
{
    json.beginObject().member("user_id", preferences.userId);
    writeTeams(json.key("selected_teams"), preferences.selectedTeams);
    json.key("notification_settings").raw(preferences.notificationSettings);
    json.member("updated_at", preferences.updatedAt).member("created_at", preferences.createdAt);
    json.member("revision", preferences.revision).endObject();
}

QByteArray selectedTeamsJson(const SelectedTeams &teams)
{
    JsonWriter json;
    writeTeams(json, teams);
    return json.take();
}

SelectedTeams readSelectedTeams(const QByteArray &json)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    SelectedTeams teams;
    const JsonMembers members = membersIn(document);
    for (const auto &[key, list] : { std::pair("nfl", &teams.nfl), std::pair("nhl", &teams.nhl) }) {
        const dom::element *value = members.find(key);
        dom::array array;
        if (!value || value->get_array().get(array) != simdjson::SUCCESS)
            continue;
        for (const dom::element item : array) {
            if (std::string_view id; item.get_string().get(id) == simdjson::SUCCESS)
                *list += text(id);
        }
    }
    return teams;
}

QByteArray readNotificationSettings(const QByteArray &json)
{
    const Result<JsonDocument> defaults = JsonDocument::parse(defaultNotificationSettings);
    const Result<JsonDocument> document = JsonDocument::parse(json);
    const JsonMembers known = membersIn(defaults);
    const JsonMembers stored = membersIn(document);
    JsonWriter settings(json.size() + 64);
    settings.beginObject();
    for (const auto &[key, value] : known) {
        const dom::element *set = stored.find(key);
        writeMember(settings, key, set && !set->is_null() ? *set : value);
    }
    for (const auto &[key, value] : stored) {
        if (!known.find(key))
            writeMember(settings, key, value);
    }
    return settings.endObject().take();
}

Result<PreferencesPatch> readPreferencesPatch(dom::object body)
{
    PreferencesPatch patch;
    std::vector<FieldError> errors;
    JsonFields fields(body, { u"body"_s }, errors);
    readTeams(fields, patch, errors);
    readSettings(fields, patch, errors);
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return patch;
}

Result<TeamChoice> readTeamChoice(dom::object body, User user)
{
    TeamChoice choice;
    std::vector<FieldError> errors;
    JsonFields fields(body, { u"body"_s }, errors);
    if (user == User::InBody)
        choice.userId = fields.userId("user_id");
    choice.teams.nfl = fields.ids("nfl_teams").value_or(QStringList());
    choice.teams.nhl = fields.ids("nhl_teams").value_or(QStringList());
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return choice;
}

Result<Preferences> patched(Preferences base, const PreferencesPatch &patch)
{
    base.selectedTeams.nfl = patch.nfl.value_or(base.selectedTeams.nfl);
    base.selectedTeams.nhl = patch.nhl.value_or(base.selectedTeams.nhl);
    if (patch.notificationSettings.isEmpty())
        return base;
    if (patch.notificationSettings == "null") {
        base.notificationSettings = defaultNotificationSettings;
        return base;
    }
    const Result<JsonDocument> former = JsonDocument::parse(base.notificationSettings);
    const Result<JsonDocument> change = JsonDocument::parse(patch.notificationSettings);
    JsonWriter merged(base.notificationSettings.size() + patch.notificationSettings.size());
    writeMerged(merged, membersIn(former), membersIn(change));
    base.notificationSettings = readNotificationSettings(merged.text());
    if (base.notificationSettings.size() > qsizetype(maxJsonBytes))
        return tl::unexpected(tooLarge(base.notificationSettings.size()));
    return base;
}

} // namespace hearthbook
