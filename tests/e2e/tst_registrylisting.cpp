#include "server/http/gzip.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// A registry as Home Assistant lists it, with every trap that real homes hold, posted and read back.
class TestRegistryListing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY(m_server->start());
    }
    void cleanup();
    void trapsAreStored();
    void deviceComesBack_data();
    void deviceComesBack();
    void entityComesBack_data();
    void entityComesBack();
    void secondListingChangesNothing();
    void renameKeepsHistory();
    void gzipBody();
    void chunkedBody();
    void largeListing();
    void survivesARestart();

private:
    QJsonObject post(const QByteArray &what, const QByteArray &listing, const QByteArrayList &headers = {});
    QJsonObject get(const QByteArray &target)
    {
        return QJsonDocument::fromJson(WebClient(m_server->port()).get(target).body).object();
    }
    void feed();

    std::unique_ptr<ServerProcess> m_server;
};

/// Shapes of 2024.4 (bare), 2025 (config entries), 2026.9 (child devices), and what broken integrations send.
static QByteArray devices()
{
    return R"([
{"id":"11111111111111111111111111111111","area_id":"kitchen","config_entries":["e1"],"configuration_url":null,"connections":[["mac","00:17:88:01"]],"disabled_by":null,"entry_type":null,"hw_version":null,"identifiers":[["hue","abc"]],"manufacturer":"Signify","model":"BSB002","name_by_user":null,"name":"Hue Bridge","serial_number":null,"sw_version":"1.60","via_device_id":null,"labels":["b","a"]},
{"id":"22222222222222222222222222222222","name":null,"name_by_user":null,"model":"LCA001","manufacturer":null,"primary_config_entry":"e1","config_entries":["e1","e2"],"config_entries_subentries":{"e1":[null]},"via_device_id":"11111111111111111111111111111111","created_at":1.7e9,"modified_at":1700000000.5},
{"id":"sun","name":"Sun","entry_type":"service","manufacturer":null,"identifiers":[["sun"],["a","b","c",4],[17]]},
{"id":"child","parent_device_id":"11111111111111111111111111111111","config_entry_id":"e1","config_subentry_id":null,"area_id":null,"name":"Outlet 1","name_by_user":null,"labels":[],"identifiers":[["x","1"]],"disabled_by":"device","created_at":0.0,"modified_at":0.0},
{"id":"twice","name":"First","model":"M1"},{"id":"twice","name":"Second"},
{"id":"emoji","name":"K)"
           "\u00fc"
           R"(che )"
           "\U0001f4a1 \u53f0\u6240"
           R"(","some_future_key":{"deep":[1,{"x":null}]}},
{"name":"without id"},{"id":7,"name":"number"}])";
}

static QByteArray entities()
{
    return R"([
{"entity_id":"light.kitchen","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","device_id":"22222222222222222222222222222222","platform":"hue","unique_id":"00:17","area_id":null,"name":null,"original_name":"Light","has_entity_name":true,"categories":{},"labels":["x","a"],"options":{"conversation":{"should_expose":false}},"disabled_by":null,"hidden_by":null,"entity_category":null,"config_entry_id":"e1","config_subentry_id":null,"translation_key":null,"icon":null,"created_at":0.0,"modified_at":0.0},
{"entity_id":"sensor.old","platform":"tradfri","name":null,"icon":null,"device_id":"ghost","disabled_by":"user","config_entry_id":"e9","area_id":"attic"},
{"entity_id":"sun.sun","platform":null,"device_id":null},
{"entity_id":"sensor.t)"
           "\u00e4"
           R"(st","original_name":")"
           "\u6e29\u5ea6"
           R"(","platform":"demo","device_id":"emoji"},
{"entity_id":"light.partial","labels":["only"]},
{"entity_id":"sensor.twice","platform":"one"},{"entity_id":"sensor.twice","unique_id":"u"},
{"entity_id":null},{"entity_id":"sensor.bad","platform":3}])";
}

void TestRegistryListing::cleanup()
{
    const Ending ending = m_server->stop();
    QCOMPARE(ending.code, 0);
}

QJsonObject TestRegistryListing::post(const QByteArray &what, const QByteArray &listing, const QByteArrayList &headers)
{
    const HttpReply reply = WebClient(m_server->port()).post("/internal/" + what + "/bulk_upsert", listing, headers);
    return QJsonDocument::fromJson(reply.body).object();
}

void TestRegistryListing::feed()
{
    QCOMPARE(post("devices", devices())[u"success"], true);
    QCOMPARE(post("entities", entities())[u"success"], true);
}

void TestRegistryListing::trapsAreStored()
{
    const QJsonObject stored = post("devices", devices());
    QCOMPARE(stored[u"upserted"], 7);
    QCOMPARE(stored[u"inserted"], 6);
    QCOMPARE(stored[u"skipped"], 1);
    QCOMPARE(stored[u"rejected"].toArray().size(), 1);
    QCOMPARE(stored[u"rejected"][0][u"index"], 8);
    const QJsonObject more = post("entities", entities());
    QCOMPARE(more[u"upserted"], 7);
    QCOMPARE(more[u"skipped"], 1);
    QCOMPARE(more[u"rejected"].toArray().size(), 1);
    QCOMPARE(more[u"warnings"][0][u"id"], u"sensor.old"_s);
}

void TestRegistryListing::deviceComesBack_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("name") << "11111111111111111111111111111111"_ba << u"name"_s << QVariant(u"Hue Bridge"_s);
    QTest::newRow("connections") << "11111111111111111111111111111111"_ba << u"connections"_s
                                 << QVariant(u"[[\"mac\",\"00:17:88:01\"]]"_s);
    QTest::newRow("labels are sorted") << "11111111111111111111111111111111"_ba << u"labels"_s
                                       << QVariant(u"[\"a\",\"b\"]"_s);
    QTest::newRow("null name") << "22222222222222222222222222222222"_ba << u"name"_s << QVariant(u"LCA001"_s);
    QTest::newRow("null manufacturer") << "22222222222222222222222222222222"_ba << u"manufacturer"_s
                                       << QVariant(u"Unknown"_s);
    QTest::newRow("old key of the config entry")
        << "22222222222222222222222222222222"_ba << u"config_entry_id"_s << QVariant(u"e1"_s);
    QTest::newRow("service device") << "sun"_ba << u"entry_type"_s << QVariant(u"service"_s);
    QTest::newRow("odd identifiers") << "sun"_ba << u"identifiers"_s
                                     << QVariant(u"[[\"a\",\"b\",\"c\",4],[\"sun\"],[17]]"_s);
    QTest::newRow("child device") << "child"_ba << u"parent_device_id"_s
                                  << QVariant(u"11111111111111111111111111111111"_s);
    QTest::newRow("disabled with its parent") << "child"_ba << u"disabled_by"_s << QVariant(u"device"_s);
    QTest::newRow("listed twice, last name") << "twice"_ba << u"name"_s << QVariant(u"Second"_s);
    QTest::newRow("listed twice, first model") << "twice"_ba << u"model"_s << QVariant(u"M1"_s);
    QTest::newRow("not ASCII") << "emoji"_ba << u"name"_s << QVariant(u"K\u00fcche \U0001f4a1 \u53f0\u6240"_s);
}

void TestRegistryListing::deviceComesBack()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, key);
    feed();
    const QJsonValue value = get("/api/devices/" + id)[key];
    QTEST(value.isArray() ? QVariant(QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)))
                          : value.toVariant(),
          "value");
}

void TestRegistryListing::entityComesBack_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("registry id") << "light.kitchen"_ba << u"registry_id"_s
                                 << QVariant(u"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"_s);
    QTest::newRow("device") << "light.kitchen"_ba << u"device_id"_s << QVariant(u"22222222222222222222222222222222"_s);
    QTest::newRow("platform") << "light.kitchen"_ba << u"platform"_s << QVariant(u"hue"_s);
    QTest::newRow("friendly name") << "light.kitchen"_ba << u"friendly_name"_s << QVariant(u"Light"_s);
    QTest::newRow("unknown device") << "sensor.old"_ba << u"device_id"_s << QVariant::fromValue(nullptr);
    QTest::newRow("disabled") << "sensor.old"_ba << u"disabled"_s << QVariant(true);
    QTest::newRow("null platform") << "sun.sun"_ba << u"platform"_s << QVariant(u"unknown"_s);
    QTest::newRow("not ASCII") << "sensor.t%C3%A4st"_ba << u"original_name"_s << QVariant(u"\u6e29\u5ea6"_s);
    QTest::newRow("partial object") << "light.partial"_ba << u"domain"_s << QVariant(u"light"_s);
    QTest::newRow("listed twice, first key") << "sensor.twice"_ba << u"platform"_s << QVariant(u"one"_s);
    QTest::newRow("listed twice, second key") << "sensor.twice"_ba << u"unique_id"_s << QVariant(u"u"_s);
}

void TestRegistryListing::entityComesBack()
{
    QFETCH(QByteArray, id);
    QFETCH(QString, key);
    feed();
    QTEST(get("/api/entities/" + id)[key].toVariant(), "value");
}

void TestRegistryListing::secondListingChangesNothing()
{
    feed();
    PlainDatabase shell(m_server->database());
    const QString before = shell.value("SELECT count(*) FROM changes");
    // "twice" goes to its first name and back, which are two changes; nothing else is one.
    QCOMPARE(post("devices", devices())[u"unchanged"], 5);
    QCOMPARE(post("entities", entities())[u"unchanged"], 7);
    QCOMPARE(shell.value("SELECT count(*) FROM changes").toInt() - before.toInt(), 2);
}

void TestRegistryListing::renameKeepsHistory()
{
    feed();
    post("entities",
         R"([{"entity_id":"light.kitchen","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","original_name":"Lamp"}])");
    const int revision = get("/api/entities/light.kitchen")[u"revision"].toInt();
    post("entities", R"([{"entity_id":"light.cooking","id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}])");
    const HttpReply former = WebClient(m_server->port()).get("/api/entities/light.kitchen");
    QCOMPARE(former.status, 308);
    QCOMPARE(former.header("location"), "/api/entities/light.cooking"_ba);
    QCOMPARE(get("/api/entities/light.cooking")[u"revision"].toInt(), revision + 1);
    QCOMPARE(get("/api/entities/light.cooking")[u"unique_id"], u"00:17"_s);
    PlainDatabase shell(m_server->database());
    QCOMPARE(shell.column("SELECT action FROM changes WHERE key IN ('light.kitchen', 'light.cooking') ORDER BY seq"),
             (QStringList { u"create"_s, u"update"_s, u"update"_s }));
    QCOMPARE(shell.value("SELECT json_extract(before, '$.entity_id') FROM changes ORDER BY seq DESC LIMIT 1"),
             u"light.kitchen"_s);
    QCOMPARE(shell.value("SELECT present_id FROM id_aliases WHERE old_id = 'light.kitchen'"), u"light.cooking"_s);
}

void TestRegistryListing::gzipBody()
{
    QCOMPARE(post("devices", gzipCompress(devices()),
                  { "Content-Encoding: gzip", "Content-Type: application/json" })[u"upserted"],
             7);
}

void TestRegistryListing::chunkedBody()
{
    WebClient client(m_server->port());
    const QByteArray body = devicesOfHome(3);
    client.send("POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (qsizetype at = 0; at < body.size(); at += 50)
        client.send(QByteArray::number(qMin<qsizetype>(50, body.size() - at), 16) + "\r\n" + body.mid(at, 50) + "\r\n");
    client.send("0\r\n\r\n");
    QCOMPARE(QJsonDocument::fromJson(client.reply().body)[u"upserted"], 3);
}

/// 12 MB, as the largest homes send.
void TestRegistryListing::largeListing()
{
    QByteArray listing;
    const QByteArray padding(800, 'p');
    int rows = 0;
    for (; listing.size() < 12'000'000; ++rows)
        listing += (rows ? ",{\"entity_id\":\"sensor.n" : "[{\"entity_id\":\"sensor.n") + QByteArray::number(rows)
            + "\",\"unknown\":\"" + padding + "\"}";
    QCOMPARE(post("entities", listing + ']')[u"inserted"].toInt(), rows);
    QCOMPARE(get("/api/entities?limit=1&total=1")[u"total"].toInt(), rows);
}

void TestRegistryListing::survivesARestart()
{
    feed();
    const QByteArray before = WebClient(m_server->port()).get("/api/devices").body;
    QCOMPARE(m_server->stop().code, 0);
    QVERIFY(m_server->start());
    QCOMPARE(WebClient(m_server->port()).get("/api/devices").body, before);
}

QTEST_GUILESS_MAIN(TestRegistryListing)
#include "tst_registrylisting.moc"
