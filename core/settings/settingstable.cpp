#include "core/settings/settingstable.h"

#include "core/settings/backupsettings.h"
#include "core/settings/databaseurl.h"
#include "core/settings/listenaddress.h"
#include "core/settings/registrysettings.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kibibyte = 1024;
constexpr qint64 mebibyte = 1024 * kibibyte;
constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 mostRate = 1'000'000; ///< requests a minute

Result<void> checkListen(const QString &text)
{
    return ListenAddress::parse(text).map([](const ListenAddress &) { });
}

Result<void> checkHost(const QString &text)
{
    return ListenAddress::checkHost(text);
}

Result<void> checkDatabase(const QString &text)
{
    return DatabaseUrl::path(text).map([](const QString &) { });
}

QStringList httpSchemes()
{
    return { u"http"_s, u"https"_s };
}

/// Old installations wrote either kind into either variable.
QStringList homeAssistantSchemes()
{
    return { u"http"_s, u"https"_s, u"ws"_s, u"wss"_s };
}

using Type = SettingType;

std::vector<SettingDefinition> serverSettings()
{
    return {
        { .key = u"server.listen"_s,
          .fallback = u"127.0.0.1:8006"_s,
          .environment = { u"HEARTHBOOK_LISTEN"_s },
          .flag = u"--listen"_s,
          .placeholder = u"HOST:PORT"_s,
          .summary = u"Address and port to answer on; IPv6 in brackets, port 0 picks a free one"_s,
          .check = checkListen },
        { .key = u"server.host"_s,
          .fallback = u"127.0.0.1"_s,
          .environment = { u"DATA_API_HOST"_s },
          .summary = u"Old form of the address alone; `server.listen` beats it where both are set at the same level"_s,
          .check = checkHost },
        { .key = u"server.port"_s,
          .type = Type::Integer,
          .fallback = u"8006"_s,
          .environment = { u"DATA_API_PORT"_s },
          .summary = u"Old form of the port alone; `server.listen` beats it where both are set at the same level"_s,
          .minimum = 0,
          .maximum = 65535 },
        { .key = u"server.tls_certificate"_s,
          .environment = { u"HEARTHBOOK_TLS_CERTIFICATE"_s },
          .flag = u"--tls-certificate"_s,
          .placeholder = u"FILE"_s,
          .summary = u"The certificate (PEM, with its chain) to answer HTTPS with; read again on SIGHUP"_s },
        { .key = u"server.tls_key"_s,
          .environment = { u"HEARTHBOOK_TLS_KEY"_s },
          .flag = u"--tls-key"_s,
          .placeholder = u"FILE"_s,
          .summary = u"The key of that certificate (PEM, RSA or EC, not encrypted); may be the same file"_s },
        { .key = u"server.hsts"_s,
          .type = Type::Duration,
          .fallback = u"0"_s,
          .environment = { u"HEARTHBOOK_HSTS"_s },
          .flag = u"--hsts"_s,
          .summary =
              u"How long browsers shall keep to HTTPS for the server's name, on all ports of it; 0 tells them nothing"_s,
          .minimum = 0,
          .maximum = 2 * 365 * 24 * hour },
        { .key = u"server.unix_socket"_s,
          .environment = { u"HEARTHBOOK_UNIX_SOCKET"_s },
          .flag = u"--unix-socket"_s,
          .placeholder = u"PATH"_s,
          .summary = u"A Unix socket to answer on as well, for the server's user and group"_s },
        { .key = u"server.allow_anonymous"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_ALLOW_ANONYMOUS"_s, u"DATA_API_ALLOW_ANONYMOUS"_s },
          .flag = u"--allow-anonymous"_s,
          .summary = u"Drop-in mode: the routes of the old services answer without a key"_s },
        { .key = u"server.cors_origins"_s,
          .type = Type::List,
          .fallback = u"http://localhost:3000,http://localhost"_s,
          .environment = { u"HEARTHBOOK_CORS_ORIGINS"_s, u"CORS_ORIGINS"_s },
          .flag = u"--cors-origins"_s,
          .summary = u"Web pages that may use the API, as origins; * for any, then without credentials"_s },
        { .key = u"server.allowed_hosts"_s,
          .type = Type::List,
          .environment = { u"HEARTHBOOK_ALLOWED_HOSTS"_s },
          .flag = u"--allowed-hosts"_s,
          .summary = u"Host names to answer to, beside localhost and IP addresses"_s },
        { .key = u"server.body_limit"_s,
          .type = Type::Size,
          .fallback = u"64 MiB"_s,
          .environment = { u"HEARTHBOOK_BODY_LIMIT"_s },
          .flag = u"--body-limit"_s,
          .summary = u"Largest request body"_s,
          .minimum = kibibyte,
          .maximum = 1024 * mebibyte },
        { .key = u"server.connection_limit"_s,
          .type = Type::Integer,
          .fallback = u"1000"_s,
          .environment = { u"HEARTHBOOK_CONNECTION_LIMIT"_s },
          .flag = u"--connection-limit"_s,
          .summary = u"Connections that may be open at once"_s,
          .minimum = 1,
          .maximum = 100'000 },
        { .key = u"server.head_timeout"_s,
          .type = Type::Duration,
          .fallback = u"30 s"_s,
          .environment = { u"HEARTHBOOK_HEAD_TIMEOUT"_s },
          .flag = u"--head-timeout"_s,
          .summary = u"How long a client may take to send a request's head"_s,
          .minimum = 100,
          .maximum = hour },
        { .key = u"server.body_timeout"_s,
          .type = Type::Duration,
          .fallback = u"30 s"_s,
          .environment = { u"HEARTHBOOK_BODY_TIMEOUT"_s },
          .flag = u"--body-timeout"_s,
          .summary = u"How long a client may pause while it sends a request's body"_s,
          .minimum = 100,
          .maximum = hour },
        { .key = u"server.idle_timeout"_s,
          .type = Type::Duration,
          .fallback = u"1 min"_s,
          .environment = { u"HEARTHBOOK_IDLE_TIMEOUT"_s },
          .flag = u"--idle-timeout"_s,
          .summary = u"How long a connection may stay open between requests"_s,
          .minimum = 100,
          .maximum = 24 * hour },
        { .key = u"server.stop_grace"_s,
          .type = Type::Duration,
          .fallback = u"10 s"_s,
          .environment = { u"HEARTHBOOK_STOP_GRACE"_s },
          .flag = u"--stop-grace"_s,
          .summary =
              u"How long a stopping server waits for clients to send a request they began and to take their answers"_s,
          .minimum = 0,
          .maximum = 10 * minute },
        { .key = u"server.supervised"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_SUPERVISED"_s },
          .flag = u"--supervised"_s,
          .summary =
              u"Whether another program runs the server: the end of standard input stops it, and standard output tells how many clients are connected"_s },
        { .key = u"server.require_if_match"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_REQUIRE_IF_MATCH"_s },
          .flag = u"--require-if-match"_s,
          .summary = u"Whether a change of one row must name the state that the client knows (If-Match)"_s },
        { .key = u"server.http_threads"_s,
          .type = Type::Integer,
          .fallback = u"0"_s,
          .environment = { u"HEARTHBOOK_HTTP_THREADS"_s },
          .flag = u"--http-threads"_s,
          .summary = u"Threads that answer requests; 0 takes the number of cores, at most 4"_s,
          .minimum = 0,
          .maximum = 64 },
        { .key = u"server.answer_cache"_s,
          .type = Type::Size,
          .fallback = u"16 MiB"_s,
          .environment = { u"HEARTHBOOK_ANSWER_CACHE"_s },
          .flag = u"--answer-cache"_s,
          .summary = u"Memory for answers that are kept until the data changes; 0 keeps none"_s,
          .minimum = 0,
          .maximum = 16 * 1024 * mebibyte },
        { .key = u"server.import_webhooks"_s,
          .environment = { u"HEARTHBOOK_IMPORT_WEBHOOKS"_s },
          .flag = u"--import-webhooks"_s,
          .placeholder = u"FILE"_s,
          .summary = u"A webhooks.json of the old sports-data service to import at start; each content of it once"_s },
        { .key = u"server.import_teams"_s,
          .type = Type::List,
          .environment = { u"HEARTHBOOK_IMPORT_TEAMS"_s, u"SPORTS_MONITORED_TEAMS"_s, u"SELECTED_TEAMS"_s },
          .flag = u"--import-teams"_s,
          .summary = u"Teams that the user `default` gets at start, unless that user has preferences already"_s },
        { .key = u"server.reload"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"RELOAD"_s },
          .summary = u"Accepted from old installations and ignored"_s },
    };
}

std::vector<SettingDefinition> databaseSettings()
{
    return {
        { .key = u"database.url"_s,
          .fallback = u"sqlite:///./data/metadata.db"_s,
          .environment = { u"HEARTHBOOK_DATABASE"_s, u"DATABASE_URL"_s, u"SQLITE_DATABASE_URL"_s },
          .flag = u"--database"_s,
          .placeholder = u"URL"_s,
          .summary = u"The database file, as sqlite:///relative/path, sqlite:////absolute/path or a plain path"_s,
          .check = checkDatabase },
        { .key = u"database.synchronous"_s,
          .type = Type::Choice,
          .fallback = u"NORMAL"_s,
          .environment = { u"HEARTHBOOK_SQLITE_SYNCHRONOUS"_s },
          .flag = u"--sqlite-synchronous"_s,
          .summary = u"How carefully SQLite waits for the disk"_s,
          .choices = { u"OFF"_s, u"NORMAL"_s, u"FULL"_s, u"EXTRA"_s } },
        { .key = u"database.temp_store"_s,
          .type = Type::Choice,
          .fallback = u"MEMORY"_s,
          .environment = { u"HEARTHBOOK_SQLITE_TEMP_STORE"_s },
          .flag = u"--sqlite-temp-store"_s,
          .summary = u"Where SQLite keeps temporary tables"_s,
          .choices = { u"DEFAULT"_s, u"FILE"_s, u"MEMORY"_s } },
        { .key = u"database.busy_timeout"_s,
          .type = Type::Duration,
          .fallback = u"30 s"_s,
          .environment = { u"HEARTHBOOK_SQLITE_BUSY_TIMEOUT"_s, u"SQLITE_TIMEOUT"_s },
          .flag = u"--sqlite-busy-timeout"_s,
          .summary = u"How long to wait while another program holds the database"_s,
          .minimum = 0,
          .maximum = 10 * minute },
        { .key = u"database.cache_size"_s,
          .type = Type::Integer,
          .fallback = u"-64000"_s,
          .environment = { u"HEARTHBOOK_SQLITE_CACHE_SIZE"_s, u"SQLITE_CACHE_SIZE"_s },
          .flag = u"--sqlite-cache-size"_s,
          .summary = u"SQLite's page cache over all connections: negative in KiB, positive in pages"_s,
          .minimum = -16 * mebibyte,
          .maximum = 16 * mebibyte },
        { .key = u"database.checkpoints"_s,
          .type = Type::Flag,
          .fallback = u"true"_s,
          .environment = { u"HEARTHBOOK_SQLITE_CHECKPOINTS"_s },
          .flag = u"--sqlite-checkpoints"_s,
          .summary =
              u"Whether the server moves SQLite's write-ahead log into the file; false where another program, as Litestream, does"_s },
        { .key = u"database.presence_interval"_s,
          .type = Type::Duration,
          .fallback = u"5 min"_s,
          .environment = { u"HEARTHBOOK_PRESENCE_INTERVAL"_s },
          .flag = u"--presence-interval"_s,
          .summary = u"The stored time of a device's last sighting is renewed when it is older than this"_s,
          .minimum = 0,
          .maximum = 24 * hour },
        { .key = u"database.read_fallback"_s,
          .type = Type::Choice,
          .fallback = u"none"_s,
          .environment = { u"HEARTHBOOK_READ_FALLBACK"_s, u"READ_FALLBACK"_s },
          .flag = u"--read-fallback"_s,
          .summary = u"Where devices and entities are read that the database cannot give"_s,
          .choices = { u"none"_s, u"influx"_s } },
    };
}

std::vector<SettingDefinition> accessAndLogSettings()
{
    return {
        { .key = u"auth.enabled"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_ENABLE_AUTH"_s, u"ENABLE_AUTH"_s },
          .flag = u"--enable-auth"_s,
          .summary = u"Whether a key is needed on a loopback address before there is one; false opens nothing"_s },
        { .key = u"auth.api_key"_s,
          .type = Type::Secret,
          .environment = { u"HEARTHBOOK_API_KEY"_s, u"DATA_API_API_KEY"_s, u"DATA_API_KEY"_s, u"API_KEY"_s },
          .summary = u"The key of old clients, sent as a bearer token; it may do everything"_s },
        { .key = u"auth.key_rate"_s,
          .type = Type::Integer,
          .fallback = u"6000"_s,
          .environment = { u"HEARTHBOOK_KEY_RATE"_s },
          .flag = u"--key-rate"_s,
          .summary = u"Requests a minute with one key, but for those of this machine; 0: no bound"_s,
          .minimum = 0,
          .maximum = mostRate },
        { .key = u"auth.address_rate"_s,
          .type = Type::Integer,
          .fallback = u"6000"_s,
          .environment = { u"HEARTHBOOK_ADDRESS_RATE"_s },
          .flag = u"--address-rate"_s,
          .summary = u"Requests a minute of one address without a key, but for this machine's; 0: no bound"_s,
          .minimum = 0,
          .maximum = mostRate },
        { .key = u"log.level"_s,
          .type = Type::Choice,
          .fallback = u"INFO"_s,
          .environment = { u"HEARTHBOOK_LOG_LEVEL"_s, u"LOG_LEVEL"_s },
          .flag = u"--log-level"_s,
          .summary = u"The least serious messages to write to standard error"_s,
          .choices = { u"DEBUG"_s, u"INFO"_s, u"WARNING"_s, u"ERROR"_s, u"WARNING=WARN"_s, u"ERROR=CRITICAL"_s } },
        { .key = u"log.access"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_LOG_ACCESS"_s },
          .flag = u"--log-access"_s,
          .summary = u"One line for each request: client, target, status, bytes, time, request id"_s },
        { .key = u"log.format"_s,
          .type = Type::Choice,
          .fallback = u"text"_s,
          .environment = { u"HEARTHBOOK_LOG_FORMAT"_s },
          .flag = u"--log-format"_s,
          .summary = u"How messages are written, one a line: text for people, json for programs"_s,
          .choices = { u"text"_s, u"json"_s } },
    };
}

std::vector<SettingDefinition> homeAssistantSettings()
{
    return {
        { .key = u"home_assistant.url"_s,
          .type = Type::Url,
          .environment = { u"HEARTHBOOK_HA_URL"_s, u"HA_HTTP_URL"_s, u"HOME_ASSISTANT_URL"_s, u"HA_URL"_s },
          .flag = u"--ha-url"_s,
          .summary = u"Home Assistant, as http://homeassistant.local:8123"_s,
          .choices = homeAssistantSchemes() },
        { .key = u"home_assistant.websocket_url"_s,
          .type = Type::Url,
          .environment = { u"HEARTHBOOK_HA_WS_URL"_s, u"HA_WS_URL"_s },
          .flag = u"--ha-ws-url"_s,
          .summary = u"Home Assistant's WebSocket, where it does not follow from the address above"_s,
          .choices = homeAssistantSchemes() },
        { .key = u"home_assistant.token"_s,
          .type = Type::Secret,
          .environment = { u"HEARTHBOOK_HA_TOKEN"_s, u"HA_TOKEN"_s, u"HOME_ASSISTANT_TOKEN"_s },
          .summary = u"A long-lived access token of Home Assistant"_s },
        { .key = u"home_assistant.nabu_casa_url"_s,
          .type = Type::Url,
          .environment = { u"HEARTHBOOK_NABU_CASA_URL"_s, u"NABU_CASA_URL"_s },
          .flag = u"--nabu-casa-url"_s,
          .summary = u"Where to try when the home's own address does not answer"_s,
          .choices = homeAssistantSchemes() },
        { .key = u"home_assistant.nabu_casa_token"_s,
          .type = Type::Secret,
          .environment = { u"HEARTHBOOK_NABU_CASA_TOKEN"_s, u"NABU_CASA_TOKEN"_s },
          .summary = u"The access token for that second address"_s },
        { .key = u"home_assistant.ca_file"_s,
          .environment = { u"HEARTHBOOK_HA_CA_FILE"_s },
          .flag = u"--ha-ca-file"_s,
          .placeholder = u"FILE"_s,
          .summary = u"Certificates (PEM) to trust for Home Assistant over TLS, beside the system's"_s },
        { .key = u"home_assistant.websocket_max_retries"_s,
          .type = Type::Integer,
          .fallback = u"-1"_s,
          .environment = { u"HEARTHBOOK_WEBSOCKET_MAX_RETRIES"_s, u"WEBSOCKET_MAX_RETRIES"_s },
          .flag = u"--websocket-max-retries"_s,
          .summary = u"How often to try a lost connection again; -1 never gives up"_s,
          .minimum = -1,
          .maximum = 1'000'000 },
        { .key = u"home_assistant.listing_interval"_s,
          .type = Type::Duration,
          .fallback = u"15 min"_s,
          .environment = { u"HEARTHBOOK_HA_LISTING_INTERVAL"_s },
          .flag = u"--ha-listing-interval"_s,
          .summary = u"How often to list the registries although there was no event"_s,
          .minimum = second,
          .maximum = 24 * hour },
    };
}

std::vector<SettingDefinition> influxSettings()
{
    return {
        { .key = u"influxdb.url"_s,
          .type = Type::Url,
          .environment = { u"HEARTHBOOK_INFLUXDB_URL"_s, u"INFLUXDB_URL"_s },
          .flag = u"--influxdb-url"_s,
          .summary = u"InfluxDB, as http://influxdb:8086"_s,
          .choices = httpSchemes() },
        { .key = u"influxdb.token"_s,
          .type = Type::Secret,
          .environment = { u"HEARTHBOOK_INFLUXDB_TOKEN"_s, u"INFLUXDB_TOKEN"_s },
          .summary = u"An API token of InfluxDB 2.x or 3.x"_s },
        { .key = u"influxdb.username"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_USERNAME"_s, u"INFLUXDB_USERNAME"_s },
          .flag = u"--influxdb-username"_s,
          .summary = u"A user of InfluxDB 1.x, where it asks for one"_s },
        { .key = u"influxdb.password"_s,
          .type = Type::Secret,
          .environment = { u"HEARTHBOOK_INFLUXDB_PASSWORD"_s, u"INFLUXDB_PASSWORD"_s },
          .summary = u"The password of that user"_s },
        { .key = u"influxdb.org"_s,
          .fallback = u"ha-ingestor"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_ORG"_s, u"INFLUXDB_ORG"_s },
          .flag = u"--influxdb-org"_s,
          .summary = u"The organisation in InfluxDB"_s },
        { .key = u"influxdb.bucket"_s,
          .fallback = u"home_assistant_events"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_BUCKET"_s, u"INFLUXDB_BUCKET"_s },
          .flag = u"--influxdb-bucket"_s,
          .summary = u"The bucket in InfluxDB; the database of 1.x"_s },
        { .key = u"influxdb.ca_file"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_CA_FILE"_s },
          .flag = u"--influxdb-ca-file"_s,
          .placeholder = u"FILE"_s,
          .summary = u"Certificates (PEM) to trust for InfluxDB over TLS, beside the system's"_s },
        { .key = u"influxdb.connect_timeout"_s,
          .type = Type::Duration,
          .fallback = u"5 s"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_CONNECT_TIMEOUT"_s },
          .flag = u"--influxdb-connect-timeout"_s,
          .summary = u"How long it may take to reach InfluxDB"_s,
          .minimum = 100,
          .maximum = 10 * minute },
        { .key = u"influxdb.answer_timeout"_s,
          .type = Type::Duration,
          .fallback = u"30 s"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_ANSWER_TIMEOUT"_s },
          .flag = u"--influxdb-answer-timeout"_s,
          .summary = u"How long InfluxDB may take to begin its answer, and pause in it"_s,
          .minimum = 100,
          .maximum = hour },
        { .key = u"influxdb.body_limit"_s,
          .type = Type::Size,
          .fallback = u"1 GiB"_s,
          .environment = { u"HEARTHBOOK_INFLUXDB_BODY_LIMIT"_s },
          .flag = u"--influxdb-body-limit"_s,
          .summary = u"Largest answer of InfluxDB; it is read as it comes and not kept"_s,
          .minimum = kibibyte,
          .maximum = 1024 * 1024 * mebibyte },
        { .key = u"influxdb.store_device_history"_s,
          .type = Type::Flag,
          .fallback = u"false"_s,
          .environment = { u"HEARTHBOOK_STORE_DEVICE_HISTORY"_s, u"STORE_DEVICE_HISTORY_IN_INFLUXDB"_s },
          .flag = u"--store-device-history"_s,
          .summary = u"Whether a sync also writes devices and entities to InfluxDB"_s },
    };
}

std::vector<SettingDefinition> webhookSettings()
{
    return {
        { .key = u"webhooks.key_path"_s,
          .environment = { u"HEARTHBOOK_WEBHOOK_KEY_FILE"_s },
          .flag = u"--webhook-key-file"_s,
          .placeholder = u"FILE"_s,
          .summary =
              u"The key that seals webhook secrets; beside the database, with .key behind its name, unless set"_s },
        { .key = u"webhooks.allow_private"_s,
          .type = Type::Flag,
          .fallback = u"true"_s,
          .environment = { u"HEARTHBOOK_WEBHOOKS_ALLOW_PRIVATE"_s },
          .flag = u"--webhooks-allow-private"_s,
          .summary = u"Whether webhooks may go to this machine and to private networks"_s },
    };
}

std::vector<SettingDefinition> legacySettings()
{
    return {
        { .key = u"legacy.api_url"_s,
          .type = Type::Url,
          .environment = { u"HEARTHBOOK_LEGACY_API_URL"_s, u"LEGACY_API_URL"_s },
          .flag = u"--legacy-api-url"_s,
          .summary = u"The old data-api: requests for its other parts (games, alerts, analytics) are passed on to it"_s,
          .choices = httpSchemes() },
        { .key = u"legacy.timeout"_s,
          .type = Type::Duration,
          .fallback = u"30 s"_s,
          .environment = { u"HEARTHBOOK_LEGACY_TIMEOUT"_s },
          .flag = u"--legacy-timeout"_s,
          .summary = u"How long the old data-api may take for the whole answer to a request passed on"_s,
          .minimum = 1,
          .maximum = hour },
    };
}

std::vector<SettingDefinition> allSettings()
{
    std::vector<SettingDefinition> all;
    for (auto part :
         { serverSettings(), databaseSettings(), registrySettings(), accessAndLogSettings(), backupSettings(),
           webhookSettings(), homeAssistantSettings(), influxSettings(), legacySettings() })
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace

const std::vector<SettingDefinition> &settingsTable()
{
    static const std::vector<SettingDefinition> table = allSettings();
    return table;
}

const SettingDefinition *findSetting(QStringView key)
{
    const auto &table = settingsTable();
    const auto found = std::find_if(table.begin(), table.end(), [key](const auto &row) { return row.key == key; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace hearthbook
