#include "server/api/serviceapi.h"

#include "core/domain/jsonwriter.h"
#include "core/storage/databasestate.h"
#include "server/api/backupsapi.h"
#include "server/api/discoveryjson.h"
#include "server/api/handlers.h"
#include "server/api/rounding.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The version of the API that old clients compare; the program's own stands beside it.
constexpr QLatin1StringView apiVersion("1.0.0");
constexpr QLatin1StringView programVersion(HEARTHBOOK_VERSION);

double megabytes(qint64 bytes)
{
    return hundredths(double(bytes) / 1024 / 1024);
}

Response root(const Request &)
{
    const Timestamp now = Timestamp::now();
    JsonWriter json(320);
    json.beginObject().member("success", true).key("data").beginObject();
    json.member("service", u"Data API - Feature Data Hub"_s)
        .member("version", QString(apiVersion))
        .member("status", u"running"_s);
    json.member("timestamp", now).member("hearthbook_version", QString(programVersion)).endObject();
    json.member("message", u"Data API is running"_s).member("timestamp", now).endObject();
    return jsonResponse(json.take());
}

Response info(const ApiContext &context)
{
    JsonWriter json(640);
    json.beginObject()
        .member("success", true)
        .key("data")
        .beginObject()
        .member("title", u"Data API - Feature Data Hub"_s);
    json.member("version", QString(apiVersion))
        .member("description", u"Devices, entities, areas, webhooks and preferences of a smart home"_s);
    json.key("endpoints").beginObject().member("health", u"/health"_s).member("events", u"/api/v1/events"_s);
    json.member("devices", u"/api/devices"_s)
        .member("sports", u"/api/v1/sports"_s)
        .member("ha_automation", u"/api/v1/ha"_s);
    json.member("entities", u"/api/entities"_s)
        .member("integrations", u"/api/integrations"_s)
        .member("areas", u"/api/areas"_s)
        .endObject();
    json.member("authentication", context.authentication())
        .member("hearthbook_version", QString(programVersion))
        .endObject();
    json.member("message", u"Data API information retrieved successfully"_s)
        .member("timestamp", Timestamp::now())
        .endObject();
    return jsonResponse(json.take());
}

/// Whether what is sent is stored at the moment.
void writeWrites(JsonWriter &json, const std::optional<DatabaseTrouble> &trouble)
{
    json.key("writes").beginObject().member("status", trouble ? u"failing"_s : u"ok"_s);
    if (trouble)
        json.member("error", errorWord(trouble->error.code))
            .member("reason", trouble->error.message)
            .member("since", trouble->since);
    json.endObject();
}

void writeSqlite(JsonWriter &json, const Result<DatabaseStatus> &status, const DatabaseState &state)
{
    json.key("sqlite").beginObject();
    if (!status) {
        json.member("status", u"unhealthy"_s).member("connection", status.error().message);
        writeWrites(json, state.lost());
        json.endObject();
        return;
    }
    json.member("status", u"healthy"_s)
        .member("journal_mode", status->journalMode)
        .member("database_size_mb", megabytes(status->fileBytes));
    json.member("wal_enabled", status->journalMode == u"wal"_s)
        .member("connection", u"ok"_s)
        .member("version", status->sqliteVersion);
    json.member("database_size_bytes", status->fileBytes).member("wal_size_bytes", status->walBytes);
    json.member("schema_version", status->schemaVersion).member("last_write", status->lastWrite);
    writeWrites(json, state.writeTrouble());
    json.endObject();
}

/// Until InfluxDB is set up it is what the old service said of one that it could not reach.
void writeInflux(JsonWriter &json, const InfluxControl &influx)
{
    const InfluxStatus::Numbers numbers = influx.numbers();
    json.key("influxdb").beginObject().member("status", numbers.connected ? u"connected"_s : u"disconnected"_s);
    json.member("url", influx.url)
        .member("query_count", numbers.queryCount)
        .member("avg_query_time_ms", hundredths(numbers.averageQueryTimeMs))
        .member("success_rate", hundredths(numbers.successRate))
        .endObject();
}

/// "unused" until the first secret is sealed; "unavailable" where the key is missing, wrong or cannot be read.
void writeSecrets(JsonWriter &json, const Result<bool> &key)
{
    json.key("webhook_secrets").beginObject();
    if (key)
        json.member("status", *key ? u"ready"_s : u"unused"_s);
    else
        json.member("status", u"unavailable"_s).member("reason", key.error().message);
    json.endObject();
}

/// Without one everything is well.
const DatabaseState &stateOf(const ApiContext &context)
{
    static const DatabaseState unwatched;
    const DatabaseState *state = context.readers.options().state.get();
    return state ? *state : unwatched;
}

/// Always 200, as the compose health check of the old service expects; /readyz tells whether the database answers.
Response health(ApiContext &context, const Result<DatabaseStatus> &status)
{
    const Timestamp now = Timestamp::now();
    JsonWriter json(800);
    json.beginObject()
        .member("status", u"healthy"_s)
        .member("service", u"data-api"_s)
        .member("version", QString(apiVersion));
    json.member("timestamp", now)
        .member("uptime_seconds", double(now.microseconds - context.started.microseconds) / 1e6);
    json.key("dependencies").beginObject();
    writeInflux(json, context.influx);
    writeSqlite(json, status, stateOf(context));
    json.endObject().key("authentication").beginObject().member("enabled", context.authentication()).endObject();
    json.member("hearthbook_version", QString(programVersion));
    const Result<Store *> store = context.readers.local();
    writeSecrets(json, store ? context.secrets.check((*store)->webhooks()) : failure(store));
    json.key("discovery");
    const auto held = store ? (*store)->held().first() : failure(store);
    writeHealth(json, context.discovery.status(), held.value_or(std::nullopt));
    json.key("backups");
    writeHealth(json, context.backups);
    return jsonResponse(json.endObject().take());
}

/// What a health check needs, and nothing of the home.
Response briefHealth()
{
    JsonWriter json(32);
    return jsonResponse(json.beginObject().member("status", u"healthy"_s).endObject().take());
}

Result<DatabaseStatus> localStatus(ApiContext &context)
{
    if (const std::optional<DatabaseTrouble> lost = stateOf(context).lost())
        return tl::unexpected(lost->error);
    const Result<Store *> store = context.readers.local();
    if (!store)
        return failure(store);
    return databaseStatus((*store)->connection());
}

Response ready(ApiContext &context, bool toStranger)
{
    const Result<DatabaseStatus> status = localStatus(context);
    JsonWriter json(128);
    json.beginObject().member("status", status ? u"ready"_s : u"not ready"_s);
    if (!status && !toStranger)
        json.member("reason", status.error().message);
    Response response = jsonResponse(json.endObject().take(), status ? 200 : 503);
    if (!status)
        response.headers.set("retry-after", "5");
    return response;
}

} // namespace

void addServiceApi(Router &router, ApiContext &context)
{
    const auto add = [&](const QString &path, const QString &summary, std::vector<RouteAnswer> answers,
                         SyncHandler handler, Access access = Access::Open) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = access,
                     .dropIn = true,
                     .summary = summary,
                     .handler = std::move(handler),
                     .tag = u"Service"_s,
                     .answers = std::move(answers) });
    };
    add(u"/"_s, u"What answers here"_s, { { 200, u"ServiceRoot"_s } }, root);
    add(u"/health"_s, u"State of the service and what it depends on, that to those who may read; always 200"_s,
        { { 200, u"Health"_s } }, [&context](const Request &request) {
            return request.isStranger ? briefHealth() : health(context, localStatus(context));
        });
    add(u"/healthz"_s, u"200 as long as the process answers"_s, { { 200, u"Alive"_s } },
        [](const Request &) { return jsonResponse(R"({"status":"ok"})"); });
    add(u"/readyz"_s, u"200 while the database is there and can be read, else 503"_s,
        { { 200, u"Ready"_s }, { 503, u"Ready"_s } },
        [&context](const Request &request) { return ready(context, request.isStranger); });
    add(
        u"/api/info"_s, u"Title, version and entry points"_s, { { 200, u"ServiceInfo"_s } },
        [&context](const Request &) { return info(context); }, Access::Read);
}

} // namespace hearthbook
