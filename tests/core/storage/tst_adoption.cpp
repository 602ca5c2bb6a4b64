#include "core/storage/store.h"
#include "tests/support/files.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Files of the Python data-api become ours in place.
class TestAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void schemaIsThatOfAFreshFile_data();
    void schemaIsThatOfAFreshFile();
    void everyRowIsKept();
    void deviceValues();
    void deviceWithoutAnything();
    void entityValues();
    void columnsOfTheThirdMigration();
    void orphanLosesItsDevice();
    void timesAreReadAsUtc_data();
    void timesAreReadAsUtc();
    void disabledUntilAFeederSpeaks();
    void adoptedValuesCountAsFed();
    void searchFindsAdoptedRows();
    void copyIsTheOldFile();
    void journalStartsEmpty();
    void otherTablesKeepTheirReferences();
    void tableOfAnotherMakingIsRefused_data();
    void tableOfAnotherMakingIsRefused();

private:
    QString path() const { return m_folder->filePath(u"metadata.db"_s); }
    DatabaseOptions options() const
    {
        DatabaseOptions options;
        options.path = path();
        return options;
    }
    void make(const QByteArray &sql) const { PlainDatabase(path()).run(sql); }
    std::unique_ptr<Store> adopt() const
    {
        must(migrateDatabase(options()));
        return must(Store::open(options()));
    }
    static QStringList schemaOf(const QString &path)
    {
        return PlainDatabase(path).column(
            "SELECT type || ' ' || name || ': ' || ifnull(sql, '') FROM sqlite_master WHERE tbl_name <> 'alembic_version' ORDER BY 1");
    }
    static UpsertReport feed(Store &store, const QByteArray &entities)
    {
        return must(store.entities().upsert(must(readEntities(entities)).rows));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestAdoption::schemaIsThatOfAFreshFile_data()
{
    QTest::addColumn<QByteArray>("old");
    QTest::newRow("001: nothing but its version")
        << QByteArray("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)");
    QTest::newRow("002") << legacyTables();
    QTest::newRow("002 with rows") << legacyTables() + legacyRows();
    QTest::newRow("003") << legacyTables() + legacyDeviceColumns() + legacyRows();
    QTest::newRow("fork") << legacyTables() + legacyDeviceColumns() + forkTables() + legacyRows();
}

void TestAdoption::schemaIsThatOfAFreshFile()
{
    QFETCH(QByteArray, old);
    make(old);
    QVERIFY(migrateDatabase(options()));
    DatabaseOptions fresh;
    fresh.path = m_folder->filePath(u"fresh.db"_s);
    QVERIFY(migrateDatabase(fresh));
    const QStringList expected = schemaOf(fresh.path);
    QVERIFY(expected.size() > 30);
    QCOMPARE(schemaOf(path()), expected);
}

void TestAdoption::everyRowIsKept()
{
    QByteArray rows;
    for (int i = 0; i < 1000; ++i) {
        const QByteArray n = QByteArray::number(i);
        rows += "INSERT INTO devices (device_id, name) VALUES ('d" + n
            + "', 'D');"
              "INSERT INTO entities (entity_id, domain, device_id) VALUES ('light.a"
            + n + "', 'light', 'd" + n + "');";
    }
    make("BEGIN;" + legacyTables() + rows + "COMMIT");
    const auto store = adopt();
    QCOMPARE(store->connection().number("SELECT count(*) FROM devices"), 1000);
    QCOMPARE(store->connection().number("SELECT count(*) FROM entities JOIN devices USING (device_id)"), 1000);
    QCOMPARE(store->connection().number("SELECT count(*) FROM devices WHERE revision = 1"), 1000);
}

void TestAdoption::deviceValues()
{
    make(legacyTables() + legacyRows());
    const Device d = must(adopt()->devices().find(u"d1"_s)).value();
    QCOMPARE(d.name, u"Hue lamp"_s);
    QCOMPARE(d.manufacturer, u"Signify"_s);
    QCOMPARE(d.model, u"LCA001"_s);
    QCOMPARE(d.swVersion, u"1.2"_s);
    QCOMPARE(d.areaId, u"kitchen"_s);
    QCOMPARE(d.integration, u"hue"_s);
    QCOMPARE(d.lastSeen.value().toString(), u"2025-10-14T17:00:05.123456+00:00"_s);
    QCOMPARE(d.createdAt.toString(), u"2025-09-01T08:00:00.000001+00:00"_s);
    QCOMPARE(d.labels, QByteArray("[]"));
    QCOMPARE(d.entityCount, 1);
}

void TestAdoption::deviceWithoutAnything()
{
    make(legacyTables() + legacyRows());
    const qint64 before = Timestamp::now().microseconds;
    const Device d = must(adopt()->devices().find(u"d2"_s)).value();
    QCOMPARE(d.name, u"Plug"_s);
    QVERIFY(!d.manufacturer && !d.lastSeen && !d.areaId);
    QVERIFY(d.createdAt.microseconds >= before - 1'000'000);
}

void TestAdoption::entityValues()
{
    make(legacyTables() + legacyRows());
    const auto store = adopt();
    const Entity e = must(store->entities().find(u"light.lamp"_s)).value();
    QCOMPARE(e.deviceId, u"d1"_s);
    QCOMPARE(e.domain, u"light"_s);
    QCOMPARE(e.platform, u"hue"_s);
    QCOMPARE(e.uniqueId, u"u1"_s);
    QCOMPARE(e.areaId, u"kitchen"_s);
    QVERIFY(!e.disabled && !e.registryId);
    QCOMPARE(e.createdAt.toString(), u"2025-10-14T17:00:05.654321+00:00"_s);
    QCOMPARE(must(store->entities().find(u"sensor.sun"_s)).value().domain, u"unknown"_s);
    QVERIFY(!must(store->entities().find(u"switch.plug"_s)).value().platform);
}

void TestAdoption::columnsOfTheThirdMigration()
{
    make(
        legacyTables() + legacyDeviceColumns() + legacyRows()
        + "UPDATE devices SET name_by_user = 'Reading lamp', entry_type = 'service', configuration_url = 'http://192.0.2.1', suggested_area = 'Den' WHERE device_id = 'd1'");
    const Device d = must(adopt()->devices().find(u"d1"_s)).value();
    QCOMPARE(d.nameByUser, u"Reading lamp"_s);
    QCOMPARE(d.entryType, u"service"_s);
    QCOMPARE(d.configurationUrl, u"http://192.0.2.1"_s);
    QCOMPARE(d.suggestedArea, u"Den"_s);
}

void TestAdoption::orphanLosesItsDevice()
{
    make(legacyTables() + legacyRows());
    QVERIFY(!must(adopt()->entities().find(u"switch.plug"_s)).value().deviceId);
}

void TestAdoption::timesAreReadAsUtc_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QString>("read");
    QTest::newRow("microseconds") << QByteArray("2025-10-14 17:00:05.123456") << u"2025-10-14T17:00:05.123456+00:00"_s;
    QTest::newRow("with T") << QByteArray("2025-10-14T17:00:05.123456") << u"2025-10-14T17:00:05.123456+00:00"_s;
    QTest::newRow("whole seconds") << QByteArray("2025-10-14 17:00:05") << u"2025-10-14T17:00:05.000000+00:00"_s;
    QTest::newRow("milliseconds") << QByteArray("2025-10-14 17:00:05.123") << u"2025-10-14T17:00:05.123000+00:00"_s;
    QTest::newRow("with offset") << QByteArray("2025-10-14 19:00:05+02:00") << u"2025-10-14T17:00:05.000000+00:00"_s;
    QTest::newRow("microseconds in UTC") << QByteArray("2025-10-14 17:00:05.123456+00:00")
                                         << u"2025-10-14T17:00:05.123456+00:00"_s;
}

void TestAdoption::timesAreReadAsUtc()
{
    QFETCH(QByteArray, stored);
    make(legacyTables() + "INSERT INTO devices (device_id, name, last_seen) VALUES ('d1', 'D', '" + stored + "')");
    QTEST(must(adopt()->devices().find(u"d1"_s)).value().lastSeen.value().toString(), "read");
}

void TestAdoption::disabledUntilAFeederSpeaks()
{
    make(legacyTables() + legacyRows());
    const auto store = adopt();
    const auto disabled = [&] { return must(store->entities().find(u"switch.plug"_s)).value().disabled; };
    QVERIFY(disabled());
    feed(*store, R"([{"entity_id":"switch.plug","platform":"zha"}])");
    QVERIFY(disabled());
    feed(*store, R"([{"entity_id":"switch.plug","disabled_by":null}])");
    QVERIFY(!disabled());
}

void TestAdoption::adoptedValuesCountAsFed()
{
    make(legacyTables() + legacyRows());
    const auto store = adopt();
    must(store->connection().execute("UPDATE entities SET area_id = 'den' WHERE entity_id = 'light.lamp'"));
    feed(*store, R"([{"entity_id":"light.lamp","area_id":"kitchen","labels":[]}])");
    QCOMPARE(must(store->entities().find(u"light.lamp"_s)).value().areaId, u"den"_s);
}

void TestAdoption::searchFindsAdoptedRows()
{
    make(legacyTables() + legacyRows());
    const auto store = adopt();
    ListQuery query;
    query.search = u"HUE LA"_s;
    QCOMPARE(must(store->devices().list(query)).rows.size(), std::size_t(1));
    query.search = u"plug"_s;
    QCOMPARE(must(store->entities().list(query)).rows.size(), std::size_t(1));
}

void TestAdoption::copyIsTheOldFile()
{
    make(legacyTables() + legacyRows());
    const SchemaStatus done = must(migrateDatabase(options()));
    QVERIFY(done.copy);
    PlainDatabase copy(*done.copy);
    QCOMPARE(copy.value("SELECT version_num FROM alembic_version"), u"002"_s);
    QCOMPARE(copy.column("SELECT entity_id FROM entities ORDER BY 1"),
             (QStringList { u"light.lamp"_s, u"sensor.sun"_s, u"switch.plug"_s }));
    QVERIFY(copy.refuses("SELECT * FROM schema_migrations"));
}

void TestAdoption::journalStartsEmpty()
{
    make(legacyTables() + legacyRows());
    const auto store = adopt();
    QCOMPARE(store->journal().lastSeq(), 0);
    must(store->connection().execute("UPDATE devices SET model = 'X' WHERE device_id = 'd1'"));
    QCOMPARE(store->journal().lastSeq(), 1);
}

/// Another program's table in the same file, that refers to a device.
void TestAdoption::otherTablesKeepTheirReferences()
{
    make(legacyTables() + legacyRows()
         + "CREATE TABLE health (device_id VARCHAR REFERENCES devices (device_id) ON DELETE CASCADE);"
           "INSERT INTO health VALUES ('d1')");
    const auto store = adopt();
    must(store->connection().execute("DELETE FROM devices WHERE device_id = 'd1'"));
    QCOMPARE(store->connection().number("SELECT count(*) FROM health"), 0);
}

void TestAdoption::tableOfAnotherMakingIsRefused_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("devices by number") << QByteArray(
        "CREATE TABLE devices (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO devices VALUES (1, 'phone')");
    QTest::newRow("devices without name") << QByteArray("CREATE TABLE devices (device_id TEXT PRIMARY KEY)");
    QTest::newRow("entities of a game") << QByteArray("CREATE TABLE entities (id INTEGER PRIMARY KEY, x REAL, y REAL)");
    QTest::newRow("a program without our tables") << QByteArray("CREATE TABLE states (state_id INTEGER PRIMARY KEY)");
    QTest::newRow("ours and a foreign one")
        << legacyTables() + "DROP TABLE entities; CREATE TABLE entities (id INTEGER)";
}

void TestAdoption::tableOfAnotherMakingIsRefused()
{
    QFETCH(QByteArray, sql);
    make(sql);
    const QStringList schema = schemaOf(path());
    const QStringList rows = PlainDatabase(path()).column("SELECT quote(name) FROM sqlite_master");
    const Result<SchemaStatus> done = migrateDatabase(options());
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotADatabase);
    QCOMPARE(schemaOf(path()), schema);
    QCOMPARE(PlainDatabase(path()).column("SELECT quote(name) FROM sqlite_master"), rows);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList { u"metadata.db"_s });
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
