#include "server/api/metricsapi.h"

#include "core/storage/backupservice.h"
#include "core/storage/databasestatus.h"
#include "server/metrics/metricstext.h"
#include "server/metrics/processnumbers.h"
#include "server/metrics/requestmetrics.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

using Type = MetricsText::Type;

double secondsOf(const Timestamp &time)
{
    return double(time.microseconds) / 1e6;
}

void writeBuild(MetricsText &text)
{
    text.begin("hearthbook_build_info", Type::Gauge, "What runs here; always 1");
    text.sample(1, { { "version", HEARTHBOOK_VERSION }, { "qt", qVersion() } });
}

/// A database that cannot be read now is a number, too.
void writeDatabase(MetricsText &text, const Result<Store *> &store)
{
    const Result<DatabaseStatus> status = store ? databaseStatus((*store)->connection()) : failure(store);
    text.one("hearthbook_database_readable", Type::Gauge, "1 where the database can be read", status ? 1 : 0);
    if (!status)
        return;
    text.one("hearthbook_database_bytes", Type::Gauge, "Size of the database", double(status->fileBytes));
    text.one("hearthbook_database_wal_bytes", Type::Gauge, "Size of the write-ahead log beside it",
             double(status->walBytes));
    text.one("hearthbook_database_schema_version", Type::Gauge, "Number of the newest migration",
             double(status->schemaVersion));
    text.one("hearthbook_journal_changes_total", Type::Counter, "Number of the newest change in the journal",
             double((*store)->journal().lastSeq()));
    if (status->lastWrite)
        text.one("hearthbook_journal_last_change_timestamp_seconds", Type::Gauge, "When it was made",
                 secondsOf(*status->lastWrite));
    if (const Result<std::vector<StateCount>> states = (*store)->deliveries().states()) {
        text.begin("hearthbook_webhook_deliveries", Type::Gauge, "Stored deliveries by state");
        for (const StateCount &one : *states)
            text.sample(double(one.count), { { "state", deliveryStateWord(one.state).toLatin1() } });
    }
}

void writeWriter(MetricsText &text, const WriterNumbers &numbers)
{
    text.one("hearthbook_writer_waiting", Type::Gauge, "Writes that wait for the writer", double(numbers.waiting));
    text.begin("hearthbook_writer_writes_total", Type::Counter, "Writes by how they ended");
    text.sample(double(numbers.done), { { "result", "done" } });
    text.sample(double(numbers.failed), { { "result", "failed" } });
    text.one("hearthbook_writer_groups_total", Type::Counter, "Transactions, in which writes that waited go together",
             double(numbers.groups));
    text.one("hearthbook_writer_busy_seconds_total", Type::Counter, "Time in which the writer wrote",
             std::chrono::duration<double>(numbers.busy).count());
}

void writeDiscovery(MetricsText &text, const DiscoveryStatus &status)
{
    text.begin("hearthbook_discovery_state", Type::Gauge, "1 for the state in which the reading of Home Assistant is");
    for (const DiscoveryState state :
         { DiscoveryState::Disabled, DiscoveryState::Connecting, DiscoveryState::Listing, DiscoveryState::Following,
           DiscoveryState::Waiting, DiscoveryState::AuthInvalid, DiscoveryState::Stopped })
        text.sample(state == status.state ? 1 : 0, { { "state", stateWord(state).toLatin1() } });
    if (status.lastRun)
        text.one("hearthbook_discovery_last_listing_timestamp_seconds", Type::Gauge,
                 "When Home Assistant was last read whole", secondsOf(*status.lastRun));
    if (!status.counts)
        return;
    text.begin("hearthbook_discovery_rows", Type::Gauge, "What the last listing held");
    text.sample(double(status.counts->devices), { { "kind", "device" } });
    text.sample(double(status.counts->entities), { { "kind", "entity" } });
}

void writeInflux(MetricsText &text, const InfluxControl &influx)
{
    if (!influx.isSetUp)
        return;
    const InfluxStatus::Numbers numbers = influx.numbers();
    text.one("hearthbook_influxdb_connected", Type::Gauge, "1 where InfluxDB answered last", numbers.connected ? 1 : 0);
    text.one("hearthbook_influxdb_queries_total", Type::Counter, "Queries that were sent to InfluxDB",
             double(numbers.queryCount));
}

void writeBackups(MetricsText &text, const BackupState &state)
{
    text.begin("hearthbook_backups", Type::Gauge, "Backups that are there, by what their last check said");
    text.sample(double(state.count - state.bad), { { "state", "verified" } });
    text.sample(double(state.bad), { { "state", "unusable" } });
    text.begin("hearthbook_backup_runs_total", Type::Counter,
               "Backups that this process was to make, by how they ended");
    text.sample(double(state.made), { { "result", "done" } });
    text.sample(double(state.failed), { { "result", "failed" } });
    if (!state.last)
        return;
    const BackupManifest &last = state.last->manifest;
    text.one("hearthbook_backup_last_timestamp_seconds", Type::Gauge, "When the newest verified backup was made",
             secondsOf(last.createdAt));
    text.one("hearthbook_backup_last_verified_timestamp_seconds", Type::Gauge, "When it was verified last",
             secondsOf(last.verdict.at));
    text.one("hearthbook_backup_last_bytes", Type::Gauge, "Its size", double(last.bytes));
}

Response metrics(ApiContext &context)
{
    MetricsText text;
    writeBuild(text);
    writeProcessNumbers(text);
    writeDatabase(text, context.readers.local());
    writeWriter(text, context.writer.numbers());
    writeDiscovery(text, context.discovery.status());
    writeInflux(text, context.influx);
    if (context.backups)
        writeBackups(text, context.backups->state());
    text.one("hearthbook_http_connections", Type::Gauge, "Open connections", double(context.connections()));
    text.one("hearthbook_event_streams", Type::Gauge, "Those who follow the journal",
             double(context.feed.listenerCount()));
    context.requests->write(text);
    Response response;
    response.contentType = MetricsText::contentType;
    response.headers.set("cache-control", "no-store");
    response.body = text.take();
    return response;
}

} // namespace

void addMetricsApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/metrics"_s,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"Numbers of the service, as Prometheus reads them"_s,
                 .handler = SyncHandler([&context](const Request &) { return metrics(context); }),
                 .tag = u"Service"_s,
                 .answers = { { .status = 200, .types = { "text/plain" } } } });
}

} // namespace hearthbook
