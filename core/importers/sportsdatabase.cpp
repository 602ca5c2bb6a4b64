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

std::vector<Column> preferenceColumns()
{
    return { { "user_id" }, { "selected_teams", Column::Json }, { "notification_settings", Column::Json } };
}

/// The text of a member; empty where it is none.
QString textOf(const JsonMembers &row, std::string_view key)
{
    std::string_view read;
    const dom::element *value = row.find(key);
    return value && value->get_string().get(read) == simdjson::SUCCESS ? text(read) : QString();
}

/// `body` is what PUT /api/user/preferences takes.
void addPreferences(ImportPlan &plan, const JsonMembers &row, const QByteArray &body)
{
    const QString user = textOf(row, "user_id");
    if (keyError(user, {}))
        return plan.reject(user, u"the user's id is empty, too long or has control characters"_s);
    const Result<JsonDocument> document = JsonDocument::parse(body);
    const Result<PreferencesPatch> patch = document ? readPreferencesPatch(document->root().get_object().value_unsafe())
                                                    : failure(document);
    if (!patch)
        return plan.reject(user, reasonOf(patch.error()));
    plan.preferences.push_back({ user, user, *patch });
}

void addTeams(ImportPlan &plan, const JsonMembers &row)
{
    JsonWriter body;
    body.beginObject().key("selected_teams").beginObject();
    for (const auto &[theirs, ours] : { std::pair("nfl_teams", "nfl"), std::pair("nhl_teams", "nhl") }) {
        if (const dom::element *list = row.find(theirs); list && !list->is_null())
            writeMember(body, ours, *list);
    }
    addPreferences(plan, row, body.endObject().endObject().take());
}

void addPlanned(ImportPlan &plan, const JsonMembers &row)
{
    JsonWriter body;
    body.beginObject();
    for (const char *key : { "selected_teams", "notification_settings" }) {
        if (const dom::element *value = row.find(key); value && !value->is_null())
            writeMember(body, key, *value);
    }
    addPreferences(plan, row, body.endObject().take());
}

/// A table with a row for each user.
struct UserTable
{
    QByteArray name = {};
    std::vector<Column> columns = {};
    void (*add)(ImportPlan &plan, const JsonMembers &row) = nullptr;
};

std::vector<UserTable> userTables()
{
    return { { "user_teams", teamColumns(), addTeams },
             { "user_team_preferences", teamColumns(), addTeams },
             { "user_preferences", preferenceColumns(), addPlanned } };
}

/// Rows of one of the tables, and what is done with each.
template<typename Add>
Result<void> addRows(ImportPlan &plan, const ForeignDatabase &database, const QByteArray &table,
                     const std::vector<Column> &columns, Add add)
{
    const Result<QByteArrayList> rows = database.rows(table, columns, columns.front().name);
    if (!rows)
        return failure(rows);
    for (const QByteArray &row : *rows) {
        if (plan.hasTooManyLeft())
            break;
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

Result<bool> addSportsTables(ImportPlan &plan, const ForeignDatabase &database, const WebhookTools &tools)
{
    const Result<QStringList> webhooks = database.columns(u"webhooks"_s);
    if (!webhooks)
        return failure(webhooks);
    // Other programs' tables of that name have no secrets in them.
    bool found = webhooks->contains(u"webhook_id"_s) && webhooks->contains(u"secret"_s);
    Result<void> read;
    WebhookPlanner planner(plan, tools);
    if (found)
        read = addRows(plan, database, "webhooks", webhookColumns(),
                       [&](dom::element row) { planner.add(textOf(JsonMembers(row), "webhook_id"), row); });
    for (const auto &[table, columns, add] : userTables()) {
        const Result<QStringList> there = read ? database.columns(QString::fromLatin1(table)) : failure(read);
        if (!there)
            return failure(there);
        if (!there->contains(u"user_id"_s))
            continue;
        found = true;
        read = addRows(plan, database, table, columns,
                       [&, add = add](dom::element row) { add(plan, JsonMembers(row)); });
    }
    return read ? Result<bool>(found) : failure(read);
}

} // namespace hearthbook
