#include "core/domain/recordjson.h"
#include "tests/support/sqliteshell.h"
#include "tests/support/temporarydatabase.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Somebody writes to the file with the command line program sqlite3.
class TestExternalWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void updateIsJournalled();
    void noOpWritesNothing();
    void severalColumnsAreOneChange();
    void insertIsJournalled();
    void removalIsJournalled();
    void revisionSetByTheShellIsKept();
    void userFieldsSurviveTheFeeder();
    void changesAreSeenByAnOpenStore();
    void otherTables_data();
    void otherTables();
    void preferencesKeepWhatTheyWere();
    void rubbishIsRefused_data();
    void rubbishIsRefused();
    void isAnsweredAsJson_data();
    void isAnsweredAsJson();
    void isJournalledAsJson_data();
    void isJournalledAsJson();

private:
    static bool shell(TemporaryDatabase &db, const QString &sql) { return sqliteShell(db.options().path, sql); }
    static void feed(TemporaryDatabase &db)
    {
        db.feedDevices(R"([{"id":"d1","name":"Lamp","model":"LCA","area_id":"den"}])");
        db.feedEntities(R"([{"entity_id":"light.a","device_id":"d1"}])");
    }
};

void TestExternalWrites::initTestCase()
{
    if (!hasSqliteShell())
        QSKIP("the program sqlite3 is not installed");
}

void TestExternalWrites::updateIsJournalled()
{
    TemporaryDatabase db;
    feed(db);
    const Device before = db.device(u"d1"_s);
    QVERIFY(shell(db, u"UPDATE devices SET name_by_user = 'Mine' WHERE device_id = 'd1'"_s));
    const Change change = db.changesSince(2).at(0);
    QCOMPARE(change.actor, u"external"_s);
    QCOMPARE(change.origin, u"external"_s);
    QVERIFY(!change.operation);
    QCOMPARE(change.action, u"update"_s);
    QCOMPARE(change.before, QByteArray(R"({"name_by_user":null})"));
    QVERIFY(qAbs(change.at.microseconds - Timestamp::now().microseconds) < 60'000'000);
    const Device after = db.device(u"d1"_s);
    QCOMPARE(after.nameByUser, u"Mine"_s);
    QCOMPARE(after.revision, before.revision + 1);
    QVERIFY(after.updatedAt >= before.createdAt);
}

void TestExternalWrites::noOpWritesNothing()
{
    TemporaryDatabase db;
    feed(db);
    QVERIFY(shell(
        db,
        u"UPDATE devices SET name = name, area_id = 'den'; UPDATE entities SET icon = NULL; DELETE FROM devices WHERE device_id = 'x'"_s));
    QCOMPARE(db.journalLength(), 2);
    QCOMPARE(db.device(u"d1"_s).revision, 1);
    QCOMPARE(db.entity(u"light.a"_s).revision, 1);
}

void TestExternalWrites::severalColumnsAreOneChange()
{
    TemporaryDatabase db;
    feed(db);
    QVERIFY(shell(db, u"UPDATE devices SET name = 'Sun', model = NULL, area_id = 'attic', notes = 'hot'"_s));
    QCOMPARE(db.journalLength(), 3);
    QCOMPARE(db.changesSince(2).at(0).before,
             QByteArray(R"({"name":"Lamp","model":"LCA","area_id":"den","notes":null})"));
    QCOMPARE(db.device(u"d1"_s).revision, 2);
}

void TestExternalWrites::insertIsJournalled()
{
    TemporaryDatabase db;
    QVERIFY(shell(db, u"INSERT INTO devices (device_id, name) VALUES ('hand', 'Made by hand')"_s));
    QCOMPARE(db.changesSince(0).at(0).action, u"create"_s);
    const Device device = db.device(u"hand"_s);
    QCOMPARE(device.revision, 1);
    QCOMPARE(device.labels, QByteArray("[]"));
    QVERIFY(qAbs(device.createdAt.microseconds - Timestamp::now().microseconds) < 60'000'000);
    QCOMPARE(db.feedDevices(R"([{"id":"hand","model":"M"}])").updated, 1);
}

void TestExternalWrites::removalIsJournalled()
{
    TemporaryDatabase db;
    feed(db);
    QVERIFY(shell(db, u"PRAGMA foreign_keys=ON; DELETE FROM devices"_s));
    QCOMPARE(db.changesSince(2).size(), std::size_t(2));
    QCOMPARE(db.number("SELECT count(*) FROM changes WHERE action = 'remove' AND actor = 'external'"), 2);
}

void TestExternalWrites::revisionSetByTheShellIsKept()
{
    TemporaryDatabase db;
    feed(db);
    QVERIFY(shell(db, u"UPDATE devices SET name = 'Sun', revision = revision + 1"_s));
    QCOMPARE(db.device(u"d1"_s).revision, 2);
}

void TestExternalWrites::userFieldsSurviveTheFeeder()
{
    TemporaryDatabase db;
    feed(db);
    QVERIFY(shell(db, u"UPDATE devices SET area_id = 'attic'"_s));
    feed(db);
    QCOMPARE(db.device(u"d1"_s).areaId, u"attic"_s);
}

void TestExternalWrites::changesAreSeenByAnOpenStore()
{
    TemporaryDatabase db;
    feed(db);
    const auto stamp = db.connection().commitStamp();
    const QByteArray journal = db.store().journal().version();
    QVERIFY(shell(db, u"UPDATE devices SET name = 'Sun'"_s));
    QVERIFY(db.connection().commitStamp() != stamp);
    QVERIFY(db.store().journal().version() != journal);
}

void TestExternalWrites::otherTables_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("changes");
    QTest::newRow("area")
        << u"INSERT INTO areas (area_id, name) VALUES ('den', 'Den'); UPDATE areas SET name = 'Parlour'; DELETE FROM areas"_s
        << QStringList { u"area den create"_s, u"area den update"_s, u"area den remove"_s };
    QTest::newRow("integration")
        << u"INSERT INTO integrations (entry_id, domain) VALUES ('c1', 'hue'); UPDATE integrations SET state = 'loaded'; DELETE FROM integrations"_s
        << QStringList { u"integration c1 create"_s, u"integration c1 update"_s, u"integration c1 remove"_s };
    QTest::newRow("label")
        << u"INSERT INTO labels (label_id, name) VALUES ('a', 'A'); UPDATE labels SET color = 'red'; UPDATE labels SET label_id = 'b'; DELETE FROM labels"_s
        << QStringList { u"label a create"_s, u"label a update"_s, u"label b update"_s, u"label b remove"_s };
    QTest::newRow("service")
        << u"INSERT INTO services (domain, service) VALUES ('light', 'on'); UPDATE services SET definition = '{\"a\":1}'; UPDATE services SET domain = 'fan'; DELETE FROM services"_s
        << QStringList { u"service light.on create"_s, u"service light.on update"_s, u"service fan.on update"_s,
                         u"service fan.on remove"_s };
    QTest::newRow("entity")
        << u"INSERT INTO entities (entity_id, domain) VALUES ('light.x', 'light'); UPDATE entities SET disabled = 1; DELETE FROM entities"_s
        << QStringList { u"entity light.x create"_s, u"entity light.x update"_s, u"entity light.x remove"_s };
    QTest::newRow("preferences")
        << u"INSERT INTO user_preferences (user_id) VALUES ('ann'); UPDATE user_preferences SET selected_teams = '{}'; DELETE FROM user_preferences"_s
        << QStringList { u"preferences ann create"_s, u"preferences ann update"_s, u"preferences ann remove"_s };
}

void TestExternalWrites::otherTables()
{
    QFETCH(QString, sql);
    TemporaryDatabase db;
    QVERIFY(shell(db, sql));
    QStringList changes;
    for (const Change &change : db.changesSince(0)) {
        changes += change.kind + u' ' + change.key + u' ' + change.action;
        QVERIFY(change.action == u"create" || QJsonDocument::fromJson(change.before).isObject());
    }
    QTEST(changes, "changes");
}

void TestExternalWrites::preferencesKeepWhatTheyWere()
{
    TemporaryDatabase db;
    QVERIFY(shell(db, u"INSERT INTO user_preferences (user_id) VALUES ('ann')"_s));
    QVERIFY(shell(
        db,
        u"UPDATE user_preferences SET selected_teams = '{\"nfl\":[\"sf\"]}', user_id = 'bob'; UPDATE user_preferences SET selected_teams = selected_teams"_s));
    QCOMPARE(must(db.store().preferences().find(u"bob"_s)).revision, 2);
    QVERIFY(shell(db, u"DELETE FROM user_preferences"_s));
    const std::vector<Change> changes = db.changesSince(1);
    QCOMPARE(changes.size(), std::size_t(2));
    QCOMPARE(changes[0].before, R"({"user_id":"ann","selected_teams":{"nfl":[],"nhl":[]}})"_ba);
    QCOMPARE(changes[0].actor, u"external"_s);
    QCOMPARE(
        changes[1].before,
        R"({"user_id":"bob","selected_teams":{"nfl":["sf"]},"notification_settings":{"game_start":true,"score_change":true,"game_end":true}})"_ba);
}

/// What could not be answered as JSON, or could not be journalled when it changes again.
void TestExternalWrites::rubbishIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("labels that are no JSON") << u"UPDATE devices SET labels = 'red'"_s;
    QTest::newRow("labels that are no list") << u"UPDATE devices SET labels = '{}'"_s;
    QTest::newRow("empty identifiers") << u"UPDATE devices SET identifiers = ''"_s;
    QTest::newRow("options that are a list") << u"UPDATE entities SET options = '[]'"_s;
    QTest::newRow("labels null") << u"UPDATE entities SET labels = NULL"_s;
    QTest::newRow("bytes for a note") << u"UPDATE devices SET notes = x'00ff'"_s;
    QTest::newRow("bytes for a name") << u"UPDATE entities SET name = CAST('file' AS BLOB)"_s;
    QTest::newRow("word for a flag") << u"UPDATE entities SET disabled = 'yes'"_s;
    QTest::newRow("device without a name") << u"UPDATE devices SET name = NULL"_s;
    const QString service = u"INSERT INTO services (domain, service, definition) VALUES "_s;
    QTest::newRow("service with a dotted domain") << service + u"('a.b', 'c', '{}')"_s;
    QTest::newRow("definition that is no JSON") << service + u"('a', 'b', '{no json')"_s;
    QTest::newRow("definition that is a list") << service + u"('a', 'b', '[]')"_s;
    QTest::newRow("bytes for a label") << u"INSERT INTO labels (label_id, name) VALUES (x'00', 'a')"_s;
    const QString preferences =
        u"INSERT INTO user_preferences (user_id, selected_teams, notification_settings) VALUES "_s;
    QTest::newRow("teams that are no JSON") << preferences + u"('x', 'dal', '{}')"_s;
    QTest::newRow("teams that are a list") << preferences + u"('x', '[]', '{}')"_s;
    QTest::newRow("settings of JSON5") << preferences + u"('x', '{}', '{a:1}')"_s;
    QTest::newRow("settings null") << preferences + u"('x', '{}', NULL)"_s;
    QTest::newRow("nobody's preferences") << preferences + u"(NULL, '{}', '{}')"_s;
}

void TestExternalWrites::rubbishIsRefused()
{
    QFETCH(QString, sql);
    TemporaryDatabase db;
    feed(db);
    QVERIFY(!shell(db, sql));
    QCOMPARE(db.journalLength(), 2);
}

/// What SQLite takes for JSON and nobody else does, where its release takes it.
void TestExternalWrites::isAnsweredAsJson_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("labels"); ///< of the device
    const QString labels = u"UPDATE devices SET labels = "_s;
    QTest::newRow("no UTF-8") << labels + u"CAST(x'5B22C3FF225D' AS TEXT)"_s << u"[\"\uFFFD\uFFFD\"]"_s;
    QTest::newRow("half a character") << labels + u"CAST(x'5B22C3225D' AS TEXT)"_s << u"[\"\uFFFD\"]"_s;
    QTest::newRow("more behind a NUL") << labels + u"'[\"a\"]' || char(0) || 'x'"_s << u"[]"_s;
    QTest::newRow("single quotes") << labels + u"'[''a'']'"_s << u"[]"_s;
    QTest::newRow("comma at the end") << labels + u"'[\"a\",]'"_s << u"[]"_s;
    QTest::newRow("a tab in a text") << labels + u"'[\"a' || char(9) || '\"]'"_s << uR"(["a\t"])"_s;
    QTest::newRow("a number beyond 64 bits")
        << labels + u"'[123456789012345678901234567890]'"_s << u"[123456789012345680000000000000]"_s;
    for (const char *column : { "identifiers", "connections" })
        QTest::addRow("%s that are no UTF-8", column)
            << u"UPDATE devices SET %1 = CAST(x'5B22FF225D' AS TEXT)"_s.arg(QLatin1StringView(column)) << u"[]"_s;
    for (const char *column : { "labels", "aliases" })
        QTest::addRow("%s of an entity that are no UTF-8", column)
            << u"UPDATE entities SET %1 = CAST(x'5B22FF225D' AS TEXT)"_s.arg(QLatin1StringView(column)) << u"[]"_s;
    QTest::newRow("options") << u"UPDATE entities SET options = CAST(x'7B2261223A22FF227D' AS TEXT)"_s << u"[]"_s;
    QTest::newRow("name of a device") << u"UPDATE devices SET name = CAST(x'4CFF' AS TEXT)"_s << u"[]"_s;
}

void TestExternalWrites::isAnsweredAsJson()
{
    QFETCH(QString, sql);
    QFETCH(QString, labels);
    TemporaryDatabase db;
    feed(db);
    if (!shell(db, sql))
        QSKIP("this release of SQLite refuses it");
    JsonWriter json;
    json.beginArray();
    for (const Device &device : must(db.store().devices().list({})).rows)
        writeJson(json, device);
    for (const Entity &entity : must(db.store().entities().list({})).rows)
        writeJson(json, entity);
    const QByteArray text = json.endArray().take();
    QVERIFY2(text.isValidUtf8(), text.constData());
    QCOMPARE(QJsonDocument::fromJson(text).array().size(), 2);
    const QByteArray stored = db.device(u"d1"_s).labels;
    QCOMPARE(QJsonDocument::fromJson(stored), QJsonDocument::fromJson(labels.toUtf8()));
}

void TestExternalWrites::isJournalledAsJson_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("labels") << u"UPDATE devices SET labels = CAST(x'5B22FF225D' AS TEXT)"_s;
    QTest::newRow("model") << u"UPDATE devices SET model = CAST(x'4CFF' AS TEXT)"_s;
}

/// The old values are told by the upsert, and by a trigger.
void TestExternalWrites::isJournalledAsJson()
{
    QFETCH(QString, sql);
    for (const bool byTrigger : { false, true }) {
        TemporaryDatabase db;
        feed(db);
        QVERIFY(shell(db, sql));
        if (byTrigger)
            QVERIFY(shell(db, u"UPDATE devices SET labels = '[\"b\"]', model = 'B'"_s));
        else
            db.feedDevices(R"([{"id":"d1","labels":["b"],"model":"B"}])");
        const Change change = db.changesSince(3).at(0);
        QVERIFY2(change.before.isValidUtf8(), change.before.constData());
        QVERIFY(QJsonDocument::fromJson(change.before).isObject());
        QVERIFY(change.before.contains("\xef\xbf\xbd"));
    }
}

QTEST_GUILESS_MAIN(TestExternalWrites)
#include "tst_externalwrites.moc"
