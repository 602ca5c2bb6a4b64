#include "core/importers/sportsdatabase.h"

#include "core/domain/fielderrors.h"
#include "core/domain/mergepatch.h"
#include "core/domain/preferencesjson.h"
#include "core/domain/textrules.h"
#include "core/importers/webhooksfile.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;
using Column = ForeignDatabase::Column;

namespace {

std::vector<Column> webhookColumns()
{
    return { { "webhook_id" },   { "url" },          { "events", Column::Json }, { "secret" },
             { "team" },         { "created_at" },   { "total_calls" },          { "failed_calls" },
             { "last_success" }, { "last_failure" }, { "enabled", Column::Flag } };
}

std::vector<Column> teamColumns()
{
    return { { "user_id" }, { "nfl_teams", Column::Json }, { "nhl_teams", Column::Json } };
}

/// The text of a member; empty where it is none.
QString textOf(const JsonMembers &row, std::string_view key)
{
    std::string_view read;
    const dom::element *value = row.find(key);
    return value && value->get_string().get(read) == simdjson::SUCCESS ? text(read) : QString();
}

void addTeams(ImportPlan &plan, const JsonMembers &row)
{
    const QString user = textOf(row, "user_id");
    if (keyError(user, {}))
        return plan.reject(user, u"the user's id is empty, too long or has control characters"_s);
    JsonWriter body;
    body.beginObject().key("selected_teams").beginObject();
    for (const auto &[theirs, ours] : { std::pair("nfl_teams", "nfl"), std::pair("nhl_teams", "nhl") }) {
        if (const dom::element *list = row.find(theirs); list && !list->is_null())
            writeMember(body, ours, *list);
    }
    const Result<JsonDocument> document = JsonDocument::parse(body.endObject().endObject().take());
    const Result<PreferencesPatch> patch = document ? readPreferencesPatch(document->root().get_object().value_unsafe())
                                                    : failure(document);
    if (!patch)
        return plan.reject(user, reasonOf(patch.error()));
    plan.preferences.push_back({ user, user, *patch });
}

/// Rows of one of the two tables, and what is done with each.
template<typename Add>
Result<void> addRows(ImportPlan &plan, const ForeignDatabase &database, const QByteArray &table,
                     const std::vector<Column> &columns, Add add)
{
    const Result<QByteArrayList> rows = database.rows(table, columns, columns.front().name);
    if (!rows)
        return failure(rows);
    for (const QByteArray &row : *rows) {
        plan.hash += row;
        const Result<JsonDocument> document = JsonDocument::parse(row);
        if (document)
            add(document->root());
        else
            plan.reject({}, reasonOf(document.error()));
    }
    return {};
}

} // namespace

ImportPlan readSportsDatabase(const ForeignDatabase &database, const WebhookTools &tools)
{
    const Result<QStringList> webhooks = database.columns(u"webhooks"_s);
    const Result<QStringList> teams = database.columns(u"user_teams"_s);
    for (const Result<QStringList> &columns : { webhooks, teams }) {
        if (!columns)
            return unreadablePlan(columns.error().message);
    }
    // Hearthbook's own file has a table `webhooks` too, without secrets in it.
    const bool hasWebhooks = webhooks->contains(u"webhook_id"_s) && webhooks->contains(u"secret"_s);
    const bool hasTeams = teams->contains(u"user_id"_s);
    if (!hasWebhooks && !hasTeams)
        return unreadablePlan(u"The file is neither webhooks.db nor sports_teams.db: it has no table of theirs"_s);
    ImportPlan plan;
    WebhookPlanner planner(plan, tools);
    Result<void> read;
    if (hasWebhooks)
        read = addRows(plan, database, "webhooks", webhookColumns(),
                       [&](dom::element row) { planner.add(textOf(JsonMembers(row), "webhook_id"), row); });
    if (read && hasTeams)
        read = addRows(plan, database, "user_teams", teamColumns(),
                       [&](dom::element row) { addTeams(plan, JsonMembers(row)); });
    if (!read)
        return unreadablePlan(read.error().message);
    plan.hash = sourceHash(plan.hash);
    return plan;
}

} // namespace hearthbook
