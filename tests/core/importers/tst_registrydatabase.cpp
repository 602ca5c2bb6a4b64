#include "core/importers/importundo.h"
#include "core/importers/olddatabase.h"
#include "tests/support/imports.h"
#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// metadata.db of the old data-api, brought into a book that is there already.
class TestRegistryDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void everySchemaIsRead_data();
    void everySchemaIsRead();
    void rowsAndTimesArrive();
    void forkColumnsArrive();
    void columnsWithoutAPlaceAreListed();
    void badValuesAreLeftOut();
    void badRowIsRejectedAlone();
    void knownRowsAreCompleted();
    void secondRunChangesNothing();
    void dryRunTellsTheSame();
    void epicTablesArrive();
    void undoTakesItBack();
    void servicesAloneAreUndoneToo();
    void readsOneState();

private:
    QString write(const QByteArray &sql)
    {
        const QString path = m_folder.filePath(u"old%1.db"_s.arg(++m_files));
        PlainDatabase(path).run(sql);
        return path;
    }
    static ImportPlan planOf(const QString &path)
    {
        return readOldDatabase(*must(ForeignDatabase::open(path)), plainTools());
    }
    ImportReport import(const QByteArray &sql) { return importInto(m_db->store(), planOf(write(sql))); }
    static QString entry(const ImportReport &report, const QString &id)
    {
        for (const ImportEntry &one : report.entries) {
            if (one.id == id)
                return one.reason.isEmpty() ? outcomeWord(one.outcome)
                                            : outcomeWord(one.outcome) + u": "_s + one.reason;
        }
        return {};
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestRegistryDatabase::everySchemaIsRead_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("alembic 002") << legacyTables() + legacyRows();
    QTest::newRow("alembic 003") << legacyTables() + legacyDeviceColumns() + legacyRows();
    QTest::newRow("alembic 004") << legacyTables() + legacyDeviceColumns() + forkTables() + legacyRows();
}

void TestRegistryDatabase::everySchemaIsRead()
{
    QFETCH(QByteArray, sql);
    const ImportReport report = import(sql);
    QCOMPARE(report.count(Outcome::Added), 5);
    QVERIFY(!report.hasRejected());
    QCOMPARE(m_db->number("SELECT count(*) FROM devices"), 2);
    QCOMPARE(m_db->number("SELECT count(*) FROM entities"), 3);
}

void TestRegistryDatabase::rowsAndTimesArrive()
{
    const ImportReport report = import(legacyTables() + legacyRows());
    const Device lamp = m_db->device(u"d1"_s);
    QCOMPARE(lamp.name, u"Hue lamp"_s);
    QCOMPARE(lamp.integration, u"hue"_s);
    QCOMPARE(lamp.createdAt.toString(), u"2025-09-01T08:00:00.000001+00:00"_s);
    QCOMPARE(lamp.lastSeen->toString(), u"2025-10-14T17:00:05.123456+00:00"_s);
    QCOMPARE(m_db->device(u"d2"_s).name, u"Plug"_s);
    QCOMPARE(m_db->entity(u"light.lamp"_s).deviceId, u"d1"_s);
    QCOMPARE(m_db->entity(u"light.lamp"_s).createdAt.toString(), u"2025-10-14T17:00:05.654321+00:00"_s);
    QVERIFY(m_db->entity(u"switch.plug"_s).disabled);
    QCOMPARE(entry(report, u"switch.plug"_s), u"added: device_id: no device d9 is known, taken without"_s);
}

void TestRegistryDatabase::forkColumnsArrive()
{
    import(
        legacyTables() + legacyDeviceColumns() + forkTables() + legacyRows()
        + "UPDATE devices SET labels = '[\"b\",\"a\"]', via_device = 'd2', config_entry_id = 'c' WHERE device_id = 'd1';"
          "UPDATE entities SET name = 'x', name_by_user = 'Lampe', aliases = '[\"Licht\"]', options = '{\"a\":1}'"
          " WHERE entity_id = 'light.lamp';"
          "INSERT INTO services VALUES ('light', 'turn_on', 'Turn on', NULL, '{\"f\":{}}', NULL, NULL)");
    QCOMPARE(m_db->device(u"d1"_s).labels, R"(["a","b"])"_ba);
    QCOMPARE(m_db->device(u"d1"_s).viaDeviceId, u"d2"_s);
    QCOMPARE(m_db->entity(u"light.lamp"_s).name, u"Lampe"_s);
    QCOMPARE(m_db->entity(u"light.lamp"_s).aliases, R"(["Licht"])"_ba);
    QCOMPARE(m_db->entity(u"light.lamp"_s).options, R"({"a":1})"_ba);
    QCOMPARE(m_db->text("SELECT definition FROM services"),
             uR"({"name":"Turn on","description":null,"fields":{"f":{}},"target":null})"_s);
}

void TestRegistryDatabase::columnsWithoutAPlaceAreListed()
{
    const ImportReport report = import(legacyTables() + legacyDeviceColumns() + forkTables() + legacyRows());
    QCOMPARE(entry(report, u"devices.device_type"_s), u"ignored: Hearthbook has no place for this column"_s);
    QCOMPARE(entry(report, u"entities.capabilities"_s), u"ignored: Hearthbook has no place for this column"_s);
    QCOMPARE(entry(report, u"entities.updated_at"_s), QString());
}

void TestRegistryDatabase::badValuesAreLeftOut()
{
    import(
        legacyTables() + legacyDeviceColumns() + forkTables()
        + "INSERT INTO devices (device_id, name, labels, created_at, last_seen) VALUES ('d1', 'Lamp', 'no JSON', 'x', 'y');"
          "INSERT INTO devices (device_id, name, labels) VALUES ('d2', 'Lamp', '[1,\"a\",null]');"
          "INSERT INTO entities (entity_id, domain, options, aliases) VALUES ('light.a', 'light', '[]', '{}')");
    QCOMPARE(m_db->device(u"d1"_s).labels, "[]"_ba);
    QVERIFY(!m_db->device(u"d1"_s).lastSeen);
    QCOMPARE(m_db->device(u"d2"_s).labels, R"(["a"])"_ba);
    QCOMPARE(m_db->entity(u"light.a"_s).options, "{}"_ba);
}

void TestRegistryDatabase::badRowIsRejectedAlone()
{
    const ImportReport report = import(legacyTables() + legacyRows()
                                       + "INSERT INTO devices (device_id, name) VALUES ('d' || char(7), 'Bell');"
                                       + "INSERT INTO entities (entity_id, domain) VALUES ('', 'light');"
                                       + "INSERT INTO devices (device_id, name) VALUES ('d3', 'a' || char(1))");
    QCOMPARE(report.count(Outcome::Added), 5);
    QCOMPARE(report.count(Outcome::Rejected), 3);
    QVERIFY(entry(report, u"d3"_s).startsWith(u"rejected: name: "_s));
    QCOMPARE(entry(report, {}), u"rejected: Rows without an id: 1"_s);
}

void TestRegistryDatabase::knownRowsAreCompleted()
{
    m_db->feedDevices(R"([{"id":"d1","name":"New name","model":null,"manufacturer":"Philips"}])");
    const ImportReport report = import(legacyTables() + legacyRows());
    QCOMPARE(entry(report, u"d1"_s), u"changed"_s);
    QCOMPARE(m_db->device(u"d1"_s).name, u"New name"_s);
    QCOMPARE(m_db->device(u"d1"_s).manufacturer, u"Philips"_s);
    QCOMPARE(m_db->device(u"d1"_s).model, u"LCA001"_s);
}

void TestRegistryDatabase::secondRunChangesNothing()
{
    const QByteArray old = legacyTables() + legacyDeviceColumns() + forkTables() + legacyRows();
    import(old);
    const qint64 length = m_db->journalLength();
    const ImportReport again = import(old);
    QCOMPARE(again.count(Outcome::Unchanged), 5);
    QCOMPARE(again.count(Outcome::Added) + again.count(Outcome::Changed), 0);
    QVERIFY(!again.operation);
    QCOMPARE(m_db->journalLength(), length);
}

void TestRegistryDatabase::dryRunTellsTheSame()
{
    m_db->feedDevices(R"([{"id":"d1","name":"New name"}])");
    const ImportPlan plan = planOf(write(legacyTables() + legacyRows()));
    const qint64 before = m_db->connection().totalChanges();
    const FinishedImport look = must(runImport(m_db->store(), plan, plainTools(), {}, ImportMode::Look));
    QCOMPARE(m_db->connection().totalChanges(), before);
    QCOMPARE(outcomes(look.report.entries), outcomes(importInto(m_db->store(), plan).entries));
}

void TestRegistryDatabase::epicTablesArrive()
{
    const ImportReport report = import(
        legacyTables() + legacyRows()
        + "CREATE TABLE webhooks (webhook_id VARCHAR PRIMARY KEY, url VARCHAR, events TEXT, secret VARCHAR, team VARCHAR,"
          " created_at DATETIME);"
          "INSERT INTO webhooks VALUES ('w', 'http://a/', '[\"game_started\"]', 'secret', 'ne', '2025-10-14 18:22:10.512345');"
          "CREATE TABLE user_preferences (user_id TEXT PRIMARY KEY, selected_teams TEXT, notification_settings TEXT,"
          " updated_at DATETIME);"
          "INSERT INTO user_preferences VALUES ('ann', '{\"nfl\":[\"sf\"],\"nhl\":[]}', '{\"game_end\":false}', NULL);"
          "INSERT INTO user_preferences VALUES ('bad', '[]', NULL, NULL);"
          "CREATE TABLE user_team_preferences (user_id TEXT PRIMARY KEY, nfl_teams JSON, nhl_teams JSON, created_at DATETIME,"
          " updated_at DATETIME);"
          "INSERT INTO user_team_preferences VALUES ('bob', '[\"gb\"]', '[\"bos\"]', NULL, NULL)");
    QCOMPARE(report.count(Outcome::Added), 8);
    QVERIFY(entry(report, u"bad"_s).startsWith(u"rejected: selected_teams"_s));
    QCOMPARE(must(m_db->store().preferences().find(u"ann"_s)).selectedTeams.nfl, QStringList { u"sf"_s });
    QVERIFY(must(m_db->store().preferences().find(u"ann"_s)).notificationSettings.contains(R"("game_end":false)"));
    QCOMPARE(must(m_db->store().preferences().find(u"bob"_s)).selectedTeams.nhl, QStringList { u"bos"_s });
    QCOMPARE(must(m_db->store().webhooks().find(u"w"_s)).value().team, u"ne"_s);
}

void TestRegistryDatabase::undoTakesItBack()
{
    m_db->feedDevices(R"([{"id":"d1","name":"New name","model":null}])");
    const ImportReport report = import(legacyTables() + legacyRows());
    const ReportedImport reported = must(readReport(report.toJson()));
    ImportReport undone;
    must(m_db->tryWrite([&](Store &store) {
        undone = must(undoImport(store, reported, false));
        return Result<void>();
    }));
    QCOMPARE(undone.count(Outcome::Removed), 4);
    QCOMPARE(undone.count(Outcome::Restored), 1);
    QCOMPARE(m_db->number("SELECT count(*) FROM entities"), 0);
    QVERIFY(!m_db->device(u"d1"_s).model);
}

void TestRegistryDatabase::servicesAloneAreUndoneToo()
{
    const ImportReport report = import("CREATE TABLE services (domain TEXT, service_name TEXT, name TEXT);"
                                       "INSERT INTO services VALUES ('light', 'turn_on', 'On'), ('', 'x', 'No'),"
                                       " ('a.b', 'c', 'No')");
    QCOMPARE(entry(report, u"light.turn_on"_s), u"added"_s);
    QCOMPARE(entry(report, u".x"_s), u"rejected: the service has no usable name"_s);
    QCOMPARE(entry(report, u"a.b.c"_s), u"rejected: the service has no usable name"_s);
    ImportReport undone;
    must(m_db->tryWrite([&](Store &store) {
        undone = must(undoImport(store, { report.epoch, report.operation }, false));
        return Result<void>();
    }));
    QCOMPARE(entry(undone, u"light.turn_on"_s), u"removed"_s);
    QCOMPARE(m_db->number("SELECT count(*) FROM services"), 0);
}

void TestRegistryDatabase::readsOneState()
{
    const QString path = write("PRAGMA journal_mode=WAL;" + legacyTables() + legacyRows());
    PlainDatabase service(path);
    service.run("UPDATE devices SET model = 'M'"); // the WAL is there
    const std::unique_ptr<ForeignDatabase> opened = must(ForeignDatabase::open(path));
    service.run("DELETE FROM entities; INSERT INTO devices (device_id, name) VALUES ('d3', 'Later')");
    const ImportPlan plan = readOldDatabase(*opened, plainTools());
    QCOMPARE(plan.registry.devices.listing.rows.size(), 2U);
    QCOMPARE(plan.registry.entities.listing.rows.size(), 3U);
    must(opened->copyTo(m_folder.filePath(u"copy.db"_s)));
    QCOMPARE(PlainDatabase(m_folder.filePath(u"copy.db"_s)).value("SELECT count(*) FROM entities"), u"3"_s);
}

QTEST_GUILESS_MAIN(TestRegistryDatabase)
#include "tst_registrydatabase.moc"
