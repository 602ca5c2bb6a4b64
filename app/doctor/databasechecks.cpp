#include "app/doctor/databasechecks.h"

#include "core/storage/quickcheck.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000'000; ///< microseconds
constexpr qint64 hour = 60 * minute;
constexpr qint64 mostPending = 100;

QStringView codeOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::SchemaNewer: return u"schema-ahead";
    case ErrorCode::SchemaChanged: return u"schema-changed";
    case ErrorCode::Corrupt: return u"database-damaged";
    default: return u"database-unreadable";
    }
}

} // namespace

Findings checkSchema(const Result<SchemaStatus> &schema)
{
    if (!schema)
        return { finding(codeOf(schema.error()), schema.error().message) };
    if (schema->pending.isEmpty())
        return {};
    return { finding(u"schema-behind",
                     u"It has version %1, the program %2"_s.arg(schema->version).arg(schema->shipped)) };
}

Findings checkIntegrity(Connection &connection)
{
    const Result<void> whole = quickCheck(connection);
    if (whole)
        return {};
    return { finding(codeOf(whole.error()), whole.error().message) };
}

Findings checkJournalClock(const std::optional<Timestamp> &newest, const Timestamp &now)
{
    if (!newest || newest->microseconds - now.microseconds <= minute)
        return {};
    return { finding(u"clock-off",
                     u"The newest change is of %1, and now it is %2"_s.arg(newest->toString(), now.toString())) };
}

Findings checkBacklog(DeliveryStore &deliveries, const Timestamp &now)
{
    const Result<std::vector<StateCount>> states = deliveries.states();
    const Result<std::vector<Backlog>> backlogs = deliveries.backlogs();
    if (!states || !backlogs)
        return {}; // the other checks tell
    qint64 pending = 0;
    for (const StateCount &one : *states)
        pending += one.state == DeliveryState::Pending ? one.count : 0;
    const auto late = std::ranges::count_if(
        *backlogs, [&now](const Backlog &one) { return now.microseconds - one.next.microseconds > hour; });
    if (pending <= mostPending && late == 0)
        return {};
    return { finding(
        u"delivery-backlog",
        u"%1 deliveries wait; of %2 webhooks some should have been sent more than an hour ago"_s.arg(pending).arg(
            late)) };
}

Findings checkWebhookKey(WebhookSecrets &secrets, WebhookStore &webhooks)
{
    const Result<bool> key = secrets.check(webhooks);
    if (key)
        return {};
    return { finding(u"webhook-key-missing", key.error().message) };
}

} // namespace hearthbook
