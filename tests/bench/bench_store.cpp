// The store against the plain SQLite C API, in one run on one file system: prints medians and ratios.
// Usage: bench_store [ROUNDS [ROWS]]: with a journal of so many rows from the beginning; it tells what the journal costs.

#include "core/domain/jsonwriter.h"
#include "core/domain/registryreader.h"
#include "core/storage/operation.h"
#include "core/storage/registrysync.h"
#include "core/storage/transaction.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

constexpr int deviceCount = 1000;
constexpr int entityCount = 5000;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Milliseconds of `work`.
template<typename Work>
double timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

QByteArray deviceId(int i)
{
    return QByteArray::number(i * 2654435761ULL, 16).rightJustified(32, 'a');
}

QByteArray devicesJson(int variant)
{
    JsonWriter json(deviceCount * 800);
    json.beginArray();
    for (int i = 0; i < deviceCount; ++i) {
        json.beginObject().key("id").utf8(deviceId(i)).key("name").utf8("Living room lamp " + QByteArray::number(i));
        json.key("name_by_user")
            .utf8("Lamp " + QByteArray::number(i + variant))
            .key("manufacturer")
            .utf8("Signify Netherlands B.V.");
        json.key("model").utf8("Hue white and color lamp").key("model_id").utf8("LCA001").key("hw_version").null();
        json.key("sw_version")
            .utf8("1.122." + QByteArray::number(variant))
            .key("area_id")
            .utf8("living_room")
            .key("integration")
            .utf8("hue");
        json.key("serial_number")
            .null()
            .key("entry_type")
            .null()
            .key("configuration_url")
            .utf8("http://192.0.2.10")
            .key("via_device_id")
            .null();
        json.key("disabled_by").null().key("labels").beginArray().endArray();
        json.key("identifiers").raw("[[\"hue\",\"" + deviceId(i) + "\"]]").key("connections").beginArray().endArray();
        json.key("primary_config_entry").utf8("D6E8A8529F035EFA259B08923D").endObject();
    }
    return json.endArray().take();
}

QByteArray entitiesJson(int variant)
{
    JsonWriter json(entityCount * 600);
    json.beginArray();
    for (int i = 0; i < entityCount; ++i) {
        const QByteArray number = QByteArray::number(i);
        json.beginObject()
            .key("entity_id")
            .utf8("light.living_room_lamp_" + number)
            .key("id")
            .utf8(deviceId(i + 100000));
        json.key("device_id")
            .utf8(deviceId(i % deviceCount))
            .key("platform")
            .utf8("hue")
            .key("unique_id")
            .utf8("hue-" + number);
        json.key("area_id")
            .utf8(variant ? "kitchen" : "office")
            .key("name")
            .null()
            .key("original_name")
            .utf8("Lamp")
            .key("icon")
            .null();
        json.key("entity_category").null().key("hidden_by").null().key("labels").beginArray().endArray();
        json.key("disabled_by");
        if ((i + variant) % 2)
            json.utf8("user");
        else
            json.null();
        json.key("options")
            .raw("{\"conversation\":{\"should_expose\":true}}")
            .key("config_entry_id")
            .utf8("D6E8A8529F035EFA259B08923D")
            .endObject();
    }
    return json.endArray().take();
}

/// What a careful programmer writes without a journal, with the same columns and indexes.
class PlainDatabase
{
public:
    explicit PlainDatabase(const QString &path)
    {
        sqlite3_open(path.toUtf8().constData(), &m_db);
        run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON");
        QByteArray columns = "device_id TEXT PRIMARY KEY NOT NULL";
        QByteArrayList names, marks, sets;
        for (const Field &field : deviceFields) {
            const QByteArray name(field.column.data(), qsizetype(field.column.size()));
            columns += ", " + name + " TEXT";
            names += name;
            marks += "?";
            sets += name + "=excluded." + name;
        }
        run("CREATE TABLE devices (" + columns
            + ", last_seen TEXT, created_at TEXT, updated_at TEXT, revision INTEGER)");
        run("CREATE TABLE entities (entity_id TEXT PRIMARY KEY, device_id TEXT); CREATE INDEX e ON entities (device_id);"
            "CREATE INDEX a ON devices (area_id); CREATE INDEX i ON devices (integration); CREATE INDEX m ON devices (manufacturer)");
        m_upsert = prepare("INSERT INTO devices (device_id, " + names.join(',') + ", last_seen) VALUES (?,"
                           + marks.join(',') + ",?) ON CONFLICT (device_id) DO UPDATE SET " + sets.join(',')
                           + ", last_seen=excluded.last_seen");
        m_find = prepare(
            "SELECT device_id, " + names.join(',')
            + ", last_seen, created_at, updated_at, revision,"
              " (SELECT count(*) FROM entities e WHERE e.device_id = d.device_id) FROM devices d WHERE device_id = ?");
    }

    ~PlainDatabase()
    {
        sqlite3_finalize(m_upsert);
        sqlite3_finalize(m_find);
        sqlite3_close(m_db);
    }

    void upsert(const DeviceListing &listing)
    {
        run("BEGIN IMMEDIATE");
        for (const DevicePatch &row : listing.rows) {
            bind(m_upsert, 1, row.id);
            for (std::size_t i = 0; i < row.values.size(); ++i)
                bind(m_upsert, int(i) + 2, row.values[i]);
            bind(m_upsert, int(row.values.size()) + 2, "2025-10-14T17:00:05.123456+00:00");
            sqlite3_step(m_upsert);
            sqlite3_reset(m_upsert);
        }
        run("COMMIT");
    }

    qint64 find(const QByteArray &id)
    {
        sqlite3_bind_text(m_find, 1, id.constData(), int(id.size()), SQLITE_STATIC);
        qint64 bytes = 0;
        if (sqlite3_step(m_find) == SQLITE_ROW) {
            for (int i = 0; i < sqlite3_column_count(m_find); ++i) {
                sqlite3_column_text(m_find, i);
                bytes += sqlite3_column_bytes(m_find, i);
            }
        }
        sqlite3_reset(m_find);
        return bytes;
    }

private:
    void run(const QByteArray &sql) { sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr); }

    sqlite3_stmt *prepare(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v3(m_db, sql.constData(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
            std::fprintf(stderr, "%s\n", sqlite3_errmsg(m_db));
        return statement;
    }

    static void bind(sqlite3_stmt *statement, int at, std::string_view value)
    {
        sqlite3_bind_text(statement, at, value.data(), int(value.size()), SQLITE_STATIC);
    }

    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_upsert = nullptr;
    sqlite3_stmt *m_find = nullptr;
};

template<typename Apply>
double write(Store &store, Apply apply)
{
    return timed([&] {
        const Origin origin { u"bench"_s, u"bench"_s, u"bench"_s };
        const auto work = [&] { return apply() ? Result<void>() : failure(ErrorCode::Internal, u"refused"_s); };
        if (!runOperation(store, origin, work))
            std::fprintf(stderr, "write failed\n");
    });
}

/// A database of its own; fails the program where that cannot be.
std::unique_ptr<Store> openStore(const QString &path)
{
    DatabaseOptions options;
    options.path = path;
    const Result<SchemaStatus> migrated = migrateDatabase(options);
    Result<std::unique_ptr<Store>> opened = migrated ? Store::open(options) : failure(migrated);
    if (opened)
        return std::move(*opened);
    std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
    std::exit(1);
}

/// Whoever writes into it writes the same rows and no journal.
void removeJournal(Connection &connection)
{
    QStringList triggers;
    Statement query = connection.statement(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%INSERT INTO changes%'");
    for (Result<bool> row = query.step(); row && *row; row = query.step())
        triggers += query.text();
    for (const QString &trigger : std::as_const(triggers))
        std::ignore = connection.execute("DROP TRIGGER " + trigger.toUtf8());
}

/// Outside of an operation, where the upserts do not write the journal themselves either.
template<typename Apply>
double writeBare(Store &store, Apply apply)
{
    return timed([&] {
        Result<Transaction> transaction = Transaction::begin(store.connection());
        if (!transaction || !apply() || !transaction->commit())
            std::fprintf(stderr, "write failed\n");
    });
}

/// A journal that has grown to so many rows, indexed.
void growJournal(Store &store, int rows)
{
    const QByteArray sql = "INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)"
                           " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        + QByteArray::number(rows)
        + ") SELECT '2025-10-14T17:00:05.123456+00:00', 'anonymous', 'api', NULL, 'device', 'd' || (i % 10000), 'update',"
          " '{\"sw_version\":\"1.122.' || i || '\",\"name_by_user\":\"Lamp in the living room\"}' FROM n";
    if (rows > 0 && !store.connection().execute(sql))
        std::fprintf(stderr, "the journal did not grow\n");
    for (bool more = rows > 0; more;) {
        Result<Transaction> transaction = Transaction::begin(store.connection());
        more = transaction && store.history().advance(20000).value_or(false) && transaction->commit();
    }
}

void print(const char *what, double ours, double plain, const char *unit)
{
    if (plain > 0)
        std::printf("%-46s %9.2f %s   C API %9.2f %s   ratio %.2f\n", what, ours, unit, plain, unit, ours / plain);
    else
        std::printf("%-46s %9.2f %s\n", what, ours, unit);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, atoi(argv[1])) : 9;
    QTemporaryDir folder;
    const std::unique_ptr<Store> store = openStore(folder.filePath(u"metadata.db"_s));
    growJournal(*store, argc > 2 ? atoi(argv[2]) : 0);
    const std::unique_ptr<Store> bare = openStore(folder.filePath(u"bare.db"_s));
    removeJournal(bare->connection());
    PlainDatabase plain(folder.filePath(u"plain.db"_s));

    const QByteArray deviceTexts[] = { devicesJson(0), devicesJson(1) };
    const QByteArray entityTexts[] = { entitiesJson(0), entitiesJson(1) };
    const auto devices = [&](int v) { return std::move(*readDevices(deviceTexts[v % 2])); };
    const auto entities = [&](int v) { return std::move(*readEntities(entityTexts[v % 2])); };

    std::vector<double> parse, changed, plainChanged, bareChanged, same, entityParse, entityChanged, entityBare,
        entitySame, whole, look, plainLook;
    const DeviceListing first = devices(0);
    const double inserted = write(*store, [&] { return store->devices().upsert(first.rows); });
    const double plainInserted = timed([&] { plain.upsert(first); });
    const EntityListing firstEntities = entities(0);
    const double entityInserted = write(*store, [&] { return store->entities().upsert(firstEntities.rows); });
    writeBare(*bare, [&] { return bare->devices().upsert(first.rows); });
    writeBare(*bare, [&] { return bare->entities().upsert(firstEntities.rows); });
    for (int round = 1; round <= rounds; ++round) {
        parse.push_back(timed([&] { devices(round); }));
        entityParse.push_back(timed([&] { entities(round); }));
        const DeviceListing listing = devices(round);
        plainChanged.push_back(timed([&] { plain.upsert(listing); }));
        bareChanged.push_back(writeBare(*bare, [&] { return bare->devices().upsert(listing.rows); }));
        changed.push_back(write(*store, [&] { return store->devices().upsert(listing.rows); }));
        same.push_back(write(*store, [&] { return store->devices().upsert(listing.rows); }));
        const EntityListing entityListing = entities(round);
        entityBare.push_back(writeBare(*bare, [&] { return bare->entities().upsert(entityListing.rows); }));
        entityChanged.push_back(write(*store, [&] { return store->entities().upsert(entityListing.rows); }));
        entitySame.push_back(write(*store, [&] { return store->entities().upsert(entityListing.rows); }));
        RegistrySnapshot snapshot;
        snapshot.devices = devices(round);
        snapshot.entities = entities(round);
        whole.push_back(write(*store, [&] { return RegistrySync(*store).apply(snapshot, u"bench"_s); }));
        qint64 bytes = 0;
        plainLook.push_back(timed([&] {
            for (int i = 0; i < deviceCount; ++i)
                bytes += plain.find(deviceId(i));
        }));
        look.push_back(timed([&] {
            for (int i = 0; i < deviceCount; ++i)
                bytes += (*store->devices().find(QString::fromLatin1(deviceId(i))))->name.size();
        }));
        if (bytes == 0)
            std::fprintf(stderr, "nothing was read\n");
        store->connection().checkpoint(Connection::Checkpoint::Passive);
        bare->connection().checkpoint(Connection::Checkpoint::Passive);
    }
    if (bare->journal().lastSeq() > 0)
        std::fprintf(stderr, "the database without a journal has one\n");
    std::printf("SQLite %s, %d rounds, medians, %lld rows in the journal\n", sqlite3_libversion(), rounds,
                store->journal().lastSeq());
    print("point look-up of a device", median(look), median(plainLook), "us");
    print("parse 1,000 devices", median(parse), 0, "ms");
    print("upsert 1,000 devices, new", inserted, plainInserted, "ms");
    print("upsert 1,000 devices, changed, with journal", median(changed), median(plainChanged), "ms");
    print("upsert 1,000 devices, unchanged", median(same), median(plainChanged), "ms");
    print("parse 5,000 entities", median(entityParse), 0, "ms");
    print("upsert 5,000 entities, new", entityInserted, 0, "ms");
    print("upsert 5,000 entities, changed, with journal", median(entityChanged), 0, "ms");
    print("upsert 5,000 entities, unchanged", median(entitySame), 0, "ms");
    std::printf("the journal's part of changed rows: devices %+.0f %%, entities %+.0f %%\n",
                100 * (median(changed) / median(bareChanged) - 1),
                100 * (median(entityChanged) / median(entityBare) - 1));
    print("whole listing of both, unchanged", median(whole), 0, "ms");
    return 0;
}
