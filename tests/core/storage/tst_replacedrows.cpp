#include "tests/support/sqliteshell.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The program sqlite3 takes rows away without a DELETE: INSERT OR REPLACE, UPDATE OR REPLACE.
class TestReplacedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void journal_data();
    void journal();
    void replacedRowIsKeptWhole();
    void revisionGoesOn();
    void higherRevisionIsKept();
    void nothingStaysNoted();

private:
    static bool shell(TemporaryDatabase &db, const QString &sql) { return sqliteShell(db.options().path, sql); }
};

void TestReplacedRows::initTestCase()
{
    if (!hasSqliteShell())
        QSKIP("the program sqlite3 is not installed");
}

void TestReplacedRows::journal_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("changes");
    QTest::newRow("a known device is replaced")
        << u"INSERT OR REPLACE INTO devices (device_id, name) VALUES ('d2', 'Sun')"_s << u"-d2 +d2"_s;
    QTest::newRow("REPLACE INTO is the same")
        << u"REPLACE INTO devices (device_id, name) VALUES ('d2', 'Sun'), ('d3', 'New')"_s << u"-d2 +d2 +d3"_s;
    QTest::newRow("a new device replaces nothing")
        << u"INSERT OR REPLACE INTO devices (device_id, name) VALUES ('d3', 'New')"_s << u"+d3"_s;
    QTest::newRow("an upsert is no replacement")
        << u"INSERT INTO devices (device_id, name) VALUES ('d2', 'Sun') ON CONFLICT DO UPDATE SET name = 'Sun'"_s
        << u"*d2"_s;
    QTest::newRow("an ignored insert is nothing")
        << u"INSERT OR IGNORE INTO devices (device_id, name) VALUES ('d2', 'Sun')"_s << u""_s;
    QTest::newRow("what an upsert noted is not taken for replaced later")
        << u"INSERT INTO devices (device_id, name) VALUES ('d2', 'S') ON CONFLICT DO NOTHING; DELETE FROM devices WHERE device_id = 'd2'; INSERT INTO devices (device_id, name) VALUES ('d2', 'S')"_s
        << u"-d2 +d2"_s;
    QTest::newRow("a device moves over another")
        << u"UPDATE OR REPLACE devices SET device_id = 'd2' WHERE device_id = 'd1'"_s << u"-d2 *d2"_s;
    QTest::newRow("a device moves to a free id")
        << u"UPDATE OR REPLACE devices SET device_id = 'd3' WHERE device_id = 'd2'"_s << u"*d3"_s;
    QTest::newRow("an entity with the registry id of another")
        << u"REPLACE INTO entities (entity_id, domain, registry_id) VALUES ('light.c', 'light', 'r1')"_s
        << u"-light.a +light.c"_s;
    QTest::newRow("an entity that stands in the way of two")
        << u"REPLACE INTO entities (entity_id, domain, registry_id) VALUES ('light.b', 'light', 'r1')"_s
        << u"-light.b -light.a +light.b"_s;
    QTest::newRow("an entity takes the registry id of another")
        << u"UPDATE OR REPLACE entities SET registry_id = 'r1' WHERE entity_id = 'light.b'"_s << u"-light.a *light.b"_s;
    QTest::newRow("an entity moves over another")
        << u"UPDATE OR REPLACE entities SET entity_id = 'light.b' WHERE entity_id = 'light.a'"_s
        << u"-light.b *light.b"_s;
    QTest::newRow("an area") << u"REPLACE INTO areas (area_id, name) VALUES ('den', 'Den')"_s << u"-den +den"_s;
    QTest::newRow("an integration") << u"REPLACE INTO integrations (entry_id, domain) VALUES ('c1', 'mqtt')"_s
                                    << u"-c1 +c1"_s;
    QTest::newRow("a label") << u"REPLACE INTO labels (label_id, name) VALUES ('a', 'B')"_s << u"-a +a"_s;
    QTest::newRow("a label moves over another")
        << u"UPDATE OR REPLACE labels SET label_id = 'a' WHERE label_id = 'b'"_s << u"-a *a"_s;
    QTest::newRow("a service") << u"REPLACE INTO services (domain, service) VALUES ('light', 'on')"_s
                               << u"-light.on +light.on"_s;
    QTest::newRow("a service of the same name elsewhere")
        << u"REPLACE INTO services (domain, service) VALUES ('fan', 'on')"_s << u"+fan.on"_s;
    QTest::newRow("a service moves over another")
        << u"UPDATE OR REPLACE services SET service = 'on' WHERE service = 'off'"_s << u"-light.on *light.on"_s;
    QTest::newRow("preferences") << u"REPLACE INTO user_preferences (user_id) VALUES ('ann')"_s << u"-ann +ann"_s;
    QTest::newRow("a webhook") << u"REPLACE INTO webhooks (webhook_id, url) VALUES ('w1', 'http://b/')"_s
                               << u"-w1 +w1"_s;
}

void TestReplacedRows::journal()
{
    QFETCH(QString, sql);
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Lamp"},{"id":"d2","name":"Fan"}])");
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1"},{"entity_id":"light.b","id":"r2"}])");
    QVERIFY(shell(db,
                  u"INSERT INTO areas (area_id, name) VALUES ('den', 'A'); INSERT INTO integrations (entry_id, domain)"
                  " VALUES ('c1', 'hue'); INSERT INTO user_preferences (user_id) VALUES ('ann');"
                  " INSERT INTO webhooks (webhook_id, url) VALUES ('w1', 'http://a/');"
                  " INSERT INTO labels (label_id, name) VALUES ('a', 'A'), ('b', 'B');"
                  " INSERT INTO services (domain, service) VALUES ('light', 'on'), ('light', 'off')"_s));
    const qint64 before = db.journalLength();
    QVERIFY(shell(db, sql));
    QStringList changes;
    for (const Change &change : db.changesSince(before)) {
        const QString sign = change.action == u"create" ? u"+"_s : change.action == u"remove" ? u"-"_s : u"*"_s;
        changes += sign + change.key;
    }
    QTEST(changes.join(u' '), "changes");
}

void TestReplacedRows::replacedRowIsKeptWhole()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1","labels":["x"],"name":"Mine"}])");
    QVERIFY(shell(db, u"DELETE FROM entities"_s));
    const QByteArray image = db.changesSince(1).at(0).before;
    db.feedEntities(R"([{"entity_id":"light.a","id":"r1","labels":["x"],"name":"Mine"}])");
    QVERIFY(shell(db, u"REPLACE INTO entities (entity_id, domain) VALUES ('light.a', 'light')"_s));
    const Change removal = db.changesSince(3).at(0);
    QCOMPARE(removal.action, u"remove"_s);
    QCOMPARE(removal.actor, u"external"_s);
    QCOMPARE(removal.before, image);
}

void TestReplacedRows::revisionGoesOn()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    db.feedDevices(R"([{"id":"d1","name":"Light"}])");
    QVERIFY(shell(db, u"REPLACE INTO devices (device_id, name) VALUES ('d1', 'Sun')"_s));
    QCOMPARE(db.device(u"d1"_s).revision, 3);
}

void TestReplacedRows::higherRevisionIsKept()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    QVERIFY(shell(db, u"REPLACE INTO devices (device_id, name, revision) VALUES ('d1', 'Sun', 7)"_s));
    QCOMPARE(db.device(u"d1"_s).revision, 7);
}

void TestReplacedRows::nothingStaysNoted()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    QVERIFY(shell(db, u"REPLACE INTO devices (device_id, name) VALUES ('d1', 'Sun')"_s));
    QCOMPARE(db.number("SELECT count(*) FROM replaced_rows"), 0);
}

QTEST_GUILESS_MAIN(TestReplacedRows)
#include "tst_replacedrows.moc"
