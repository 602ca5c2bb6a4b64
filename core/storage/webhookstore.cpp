#include "core/storage/webhookstore.h"

#include "core/domain/textrules.h"
#include "core/domain/webhookjson.h"
#include "core/storage/listpage.h"
#include "core/storage/rows.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// The columns and readWebhook() go together, line by line.
constexpr char columns[] =
    "w.webhook_id, w.url, w.events, w.team, w.filters, w.scheme, w.enabled, w.disabled_reason,"
    " w.created_at, w.updated_at, w.revision,"
    " ifnull(c.total_calls, 0), ifnull(c.failed_calls, 0), c.last_success, c.last_failure, c.failing_since";
constexpr char from[] = "webhooks w LEFT JOIN webhook_counters c ON c.webhook_id = w.webhook_id";

WebhookFilters readFilters(const QByteArray &json)
{
    return json == "{}" ? WebhookFilters() : WebhookFilters::fromJson(json).value_or(WebhookFilters());
}

Webhook readWebhook(Statement &row)
{
    Webhook w;
    w.webhookId = row.text();
    w.url = row.text();
    w.events = readEvents(row.utf8());
    w.team = row.optionalText();
    w.filters = readFilters(row.utf8());
    w.scheme = schemeOf(row.text()).value_or(SignatureScheme::Standard);
    w.enabled = row.flag();
    w.disabledReason = row.optionalText();
    w.createdAt = row.timestamp();
    w.updatedAt = row.timestamp();
    w.revision = row.integer();
    w.totalCalls = row.integer();
    w.failedCalls = row.integer();
    w.lastSuccess = row.optionalTimestamp();
    w.lastFailure = row.optionalTimestamp();
    w.failingSince = row.optionalTimestamp();
    return w;
}

/// As teamKey() of core/webhooks compares teams.
constexpr char teamExpression[] =
    "iif(substr(lower(w.team), 1, 4) IN ('nfl-', 'nhl-'), substr(lower(w.team), 5), lower(w.team))";

/// As wants() of core/webhooks understands events; only `*` and `?` are special there.
constexpr char eventCondition[] = "((w.scheme = 'standard' AND json_array_length(w.events) = 0)"
                                  " OR EXISTS (SELECT 1 FROM json_each(?) AS wanted, json_each(w.events) AS glob"
                                  " WHERE wanted.value GLOB replace(glob.value, '[', '[[]')))";

/// Events and filters are no text of one line and have no order.
const ListShape &listShape()
{
    static const ListShape shape {
        .columns = columns,
        .from = from,
        .key = "w.webhook_id",
        .searched = "(w.webhook_id || char(10) || w.url || char(10) || ifnull(w.team, ''))",
        .fields = { orderField("webhook_id", "w.webhook_id"), asTime(orderField("created_at", "w.created_at")),
                    asTime(orderField("updated_at", "w.updated_at")), orderField("url", "w.url"),
                    textField("team", teamExpression, ListUse::Facet), flagField("enabled", "w.enabled"),
                    textField("scheme", "w.scheme", ListUse::Facet), textField("disabled_reason", "w.disabled_reason"),
                    numberField("revision", "w.revision"), numberField("total_calls", "ifnull(c.total_calls, 0)"),
                    numberField("failed_calls", "ifnull(c.failed_calls, 0)"),
                    asTime(textField("last_success", "c.last_success")),
                    asTime(textField("last_failure", "c.last_failure")),
                    asTime(textField("failing_since", "c.failing_since")) }
    };
    return shape;
}

bool sameRow(const Webhook &a, const Webhook &b)
{
    return a.url == b.url && a.events == b.events && a.team == b.team && a.filters == b.filters && a.scheme == b.scheme
        && a.enabled == b.enabled && a.disabledReason == b.disabledReason;
}

tl::unexpected<Error> noWebhook(const QString &webhookId)
{
    return failure(ErrorCode::NotFound, u"Webhook %1 not found"_s.arg(webhookId));
}

} // namespace

Result<std::optional<Webhook>> WebhookStore::find(const QString &webhookId)
{
    static const QByteArray sql = QByteArray("SELECT ") + columns + " FROM " + from + " WHERE w.webhook_id = ?";
    Statement query = m_connection.statement(sql);
    const Result<bool> row = query.bind(webhookId).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readWebhook(query)) : std::nullopt;
}

const std::vector<ListField> &WebhookStore::listFields()
{
    return listShape().fields;
}

Result<Page<Webhook>> WebhookStore::list(ListQuery query, const WebhookFilter &filter)
{
    if (query.sort.isEmpty())
        query.sort = u"created_at"_s;
    if (!filter.teams.isEmpty())
        query.filters.push_back({ teamExpression, filter.teams });
    if (!filter.events.isEmpty())
        query.filters.push_back({ eventCondition, filter.events });
    if (filter.enabled)
        query.filters.push_back({ "w.enabled", { *filter.enabled ? u"1"_s : u"0"_s } });
    return readPage<Webhook>(m_connection, query, listShape(), readWebhook,
                             [](const Webhook &webhook) { return webhook.webhookId; });
}

Result<std::vector<Webhook>> WebhookStore::select(const QByteArray &condition)
{
    Statement query = m_connection.statement(QByteArray("SELECT ") + columns + " FROM " + from + condition
                                             + " ORDER BY w.created_at, w.webhook_id");
    return readRows(query, readWebhook);
}

Result<std::vector<Webhook>> WebhookStore::all()
{
    return select({});
}

Result<std::vector<Webhook>> WebhookStore::enabled()
{
    return select(" WHERE w.enabled = 1");
}

Result<Webhook> WebhookStore::findWritten(const QString &webhookId)
{
    Result<std::optional<Webhook>> found = find(webhookId);
    if (!found)
        return failure(found);
    return *found ? Result<Webhook>(std::move(**found)) : noWebhook(webhookId);
}

Result<Webhook> WebhookStore::insert(const Webhook &webhook, const QByteArray &sealedSecret)
{
    Webhook written = webhook;
    written.revision = 1;
    written.updatedAt = Timestamp::now(); // also of an imported one: the ETag must tell it from a former one of its id
    if (webhook.createdAt == Timestamp())
        written.createdAt = written.updatedAt;
    Result<void> done = insertRow(written);
    if (done && !sealedSecret.isEmpty())
        done = insertSecret(webhook.webhookId, sealedSecret);
    if (done)
        done = insertCounters(webhook);
    return done ? Result<Webhook>(std::move(written)) : failure(done);
}

Result<void> WebhookStore::insertRow(const Webhook &webhook)
{
    const QByteArray events = eventsJson(webhook.events);
    Statement statement = m_connection.statement(
        "INSERT INTO webhooks (webhook_id, url, events, team, filters, scheme, enabled, disabled_reason,"
        " created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.bind(webhook.webhookId).bind(webhook.url).bindUtf8(view(events)).bind(webhook.team);
    statement.bindUtf8(view(webhook.filters.json)).bind(schemeWord(webhook.scheme)).bind(int(webhook.enabled));
    return statement.bind(webhook.disabledReason).bind(webhook.createdAt).bind(webhook.updatedAt).run();
}

Result<Webhook> WebhookStore::update(const Webhook &webhook)
{
    // Compared as read: another program may have written the same with other blanks.
    const Result<Webhook> stored = findWritten(webhook.webhookId);
    if (!stored || sameRow(*stored, webhook))
        return stored;
    const QByteArray events = eventsJson(webhook.events);
    Statement statement = m_connection.statement(
        "UPDATE webhooks SET url = ?2, events = ?3, team = ?4, filters = ?5, scheme = ?6, enabled = ?7,"
        " disabled_reason = ?8, updated_at = ?9, revision = revision + 1 WHERE webhook_id = ?1");
    statement.bind(webhook.webhookId).bind(webhook.url).bindUtf8(view(events)).bind(webhook.team);
    statement.bindUtf8(view(webhook.filters.json)).bind(schemeWord(webhook.scheme)).bind(int(webhook.enabled));
    Result<void> done = statement.bind(webhook.disabledReason).bind(Timestamp::now()).run();
    if (done && webhook.enabled && !stored->enabled)
        done = forgetFailing(webhook.webhookId);
    return done ? findWritten(webhook.webhookId) : failure(done);
}

Result<bool> WebhookStore::remove(const QString &webhookId)
{
    Statement statement = m_connection.statement("DELETE FROM webhooks WHERE webhook_id = ? RETURNING 1");
    const Result<bool> row = statement.bind(webhookId).step();
    if (!row || !*row)
        return row;
    // Only the step after the last row ends the statement.
    const Result<void> done = statement.run();
    return done ? Result<bool>(true) : failure(done);
}

} // namespace hearthbook
