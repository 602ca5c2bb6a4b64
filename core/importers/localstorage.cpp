#include "core/importers/localstorage.h"

#include "core/domain/mergepatch.h"
#include "core/domain/preferencesjson.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr std::string_view teamsKey = "sports_selected_teams";
constexpr std::string_view dashboardKey = "user-preferences";

bool isEmptyList(const JsonMembers &members, std::string_view key)
{
    const dom::element *list = members.find(key);
    return !list || list->is_null() || (list->is_array() && list->get_array().value_unsafe().size() == 0);
}

bool isFalse(const dom::element *value)
{
    return value && value->is_bool() && !value->get_bool().value_unsafe();
}

/// A browser that was never set up knows of no teams; those of another one stay.
bool choseNothing(const JsonMembers &teams)
{
    return isFalse(teams.find("setup_completed")) && isEmptyList(teams, "nfl_teams") && isEmptyList(teams, "nhl_teams");
}

/// The body that the preferences route would take for it, so that both check the same.
QByteArray teamsBody(const JsonMembers &teams)
{
    JsonWriter json;
    json.beginObject().key("selected_teams").beginObject();
    for (const auto &[theirs, ours] : { std::pair("nfl_teams", "nfl"), std::pair("nhl_teams", "nhl") }) {
        if (const dom::element *list = teams.find(theirs); list && !list->is_null())
            writeMember(json, ours, *list);
    }
    return json.endObject().endObject().take();
}

QByteArray settingsBody(dom::element dashboard)
{
    JsonWriter json;
    json.beginObject().key("notification_settings").beginObject();
    writeMember(json, dashboardKey, dashboard);
    return json.endObject().endObject().take();
}

/// The patch that a body means. Error: what is wrong with it.
Result<PreferencesPatch> readBody(const QByteArray &body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document)
        return failure(document);
    return readPreferencesPatch(document->root().get_object().value_unsafe());
}

void addValue(ImportPlan &plan, const QString &key, const QByteArray &value, const QString &userId)
{
    const Result<JsonDocument> document = JsonDocument::parse(value);
    if (!document || !document->root().is_object())
        return plan.reject(key, document ? u"the value is no JSON object"_s : u"the value is no JSON"_s);
    const bool teams = key.toStdString() == teamsKey;
    const JsonMembers members(document->root());
    if (teams && choseNothing(members))
        return plan.ignore(key, u"the set-up was never finished and chose no team"_s);
    const Result<PreferencesPatch> patch = readBody(teams ? teamsBody(members) : settingsBody(document->root()));
    if (!patch)
        return plan.reject(key, reasonOf(patch.error()));
    plan.preferences.push_back({ key, userId, *patch });
}

} // namespace

ImportPlan readLocalStorage(const QByteArray &text, const QString &userId)
{
    const Result<JsonDocument> document = readJsonFile(text);
    if (!document)
        return unreadablePlan(document.error().message);
    ImportPlan plan;
    plan.hash = sourceHash(userId.toUtf8() + '\n' + text);
    for (const auto &[key, value] : JsonMembers(document->root())) {
        if (plan.hasTooManyLeft())
            break;
        const QString name = hearthbook::text(key);
        std::string_view content;
        if (value.get_string().get(content) != simdjson::SUCCESS)
            plan.reject(name, u"the value is no text, as all in a browser's storage is"_s);
        else if (key == teamsKey || key == dashboardKey)
            addValue(plan, name, QByteArray(content.data(), qsizetype(content.size())), userId);
        else
            plan.ignore(name, u"not kept by Hearthbook"_s);
    }
    return plan;
}

} // namespace hearthbook
