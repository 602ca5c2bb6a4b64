#include "tests/attack/attacks.h"
#include "tests/support/homes.h"
#include "tests/support/plaindatabase.h"

#include <QJsonArray>
#include <QUrl>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// SQL in every value that reaches the database: it is a text as any other.
class TestInjection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void paths_data() { values(); }
    void paths();
    void queries_data() { values(); }
    void queries();
    void bodies_data() { values(); }
    void bodies();

private:
    static void values();
    /// All that an injected statement could have touched.
    QStringList state()
    {
        PlainDatabase shell(m_server.database());
        return shell.column("SELECT sql FROM sqlite_schema ORDER BY name")
            + shell.column("SELECT device_id || name || ifnull(name_by_user, '') FROM devices"
                           " WHERE device_id NOT LIKE 'x%' ORDER BY device_id")
            + shell.column("SELECT count(*) FROM entities");
    }

    ServerProcess m_server;
    QStringList m_state;
};

void TestInjection::initTestCase()
{
    QVERIFY(m_server.start());
    WebClient client(m_server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", devicesOfHome(5)).status, 200);
    QCOMPARE(client.post("/internal/entities/bulk_upsert", entitiesOfHome(10, 5)).status, 200);
    m_state = state();
    QVERIFY(m_state.size() > 30);
}

void TestInjection::cleanupTestCase()
{
    const Ending ending = m_server.stop();
    QCOMPARE(ending.code, 0);
    QVERIFY2(!ending.err.contains("cannot be prepared") && !ending.err.contains("CRITICAL"), ending.err.constData());
}

void TestInjection::values()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("quote") << u"'"_s;
    QTest::newRow("always true") << u"' OR '1'='1"_s;
    QTest::newRow("second statement") << u"x'; DROP TABLE devices; --"_s;
    QTest::newRow("update") << u"x'); UPDATE devices SET name='owned'; --"_s;
    QTest::newRow("union") << u"' UNION SELECT sql FROM sqlite_master --"_s;
    QTest::newRow("double quotes") << u"\" OR \"\"=\""_s;
    QTest::newRow("brackets and backticks") << u"`id`;[id]"_s;
    QTest::newRow("comment") << u"/*"_s;
    QTest::newRow("parameter") << u"?1 :name @name $name"_s;
    QTest::newRow("attach") << u"'; ATTACH '/tmp/x' AS y; --"_s;
    QTest::newRow("wildcards") << u"%_*?[a-z]\\"_s;
    QTest::newRow("match operators") << u"\" NEAR(a b) OR NOT name:*^"_s;
    QTest::newRow("JSON path") << u"$.\"a\"[#-1]"_s;
}

void TestInjection::paths()
{
    QFETCH(QString, value);
    const QByteArray coded = QUrl::toPercentEncoding(value);
    WebClient client(m_server.port());
    for (const char *path : { "/api/devices/%1", "/api/devices/%1/hierarchy", "/api/entities/%1", "/api/webhooks/%1",
                              "/api/integrations/%1/analytics", "/api/integrations/%1/performance", "/api/keys/%1",
                              "/api/operations/%1", "/api/backups/%1" }) {
        const QByteArray target = QByteArray(path).replace("%1", coded);
        for (const char *method : { "GET", "DELETE" }) {
            const HttpReply reply = client.request(method, target);
            const bool isOrdinary = reply.status == 200 || reply.status == 404 || reply.status == 405
                || reply.status == 422;
            QVERIFY2(isOrdinary, target + ' ' + QByteArray::number(reply.status) + ' ' + reply.body);
            QVERIFY2(!reply.body.contains("syntax error") && !reply.body.contains("CREATE TABLE"), reply.body);
        }
    }
    QCOMPARE(state(), m_state);
}

void TestInjection::queries()
{
    QFETCH(QString, value);
    const QByteArray coded = QUrl::toPercentEncoding(value);
    WebClient client(m_server.port());
    for (const char *list : { "devices", "entities", "areas", "labels", "integrations", "services", "webhooks",
                              "changes", "operations", "deliveries" }) {
        for (const char *name : { "q", "sort", "cursor", "facet", "fields", "missing", "where", "area_id",
                                  "integration", "domain", "manufacturer", "team", "actor", "origin", "key", "kind" }) {
            for (const QByteArray &form : { coded, "name=" + coded, "name~" + coded }) {
                if (form != coded && name != "where"_ba)
                    continue;
                const QByteArray target = "/api/"_ba + list + '?' + name + '=' + form;
                const HttpReply reply = client.get(target);
                QVERIFY2(reply.status == 200 || reply.status == 404 || reply.status == 422,
                         target + ' ' + QByteArray::number(reply.status) + ' ' + reply.body);
                QVERIFY2(!reply.body.contains("syntax error") && !reply.body.contains("CREATE TABLE"), reply.body);
            }
        }
    }
    QCOMPARE(state(), m_state);
}

void TestInjection::bodies()
{
    QFETCH(QString, value);
    WebClient client(m_server.port());
    const QString id = u"x"_s + value;
    const QJsonObject device {
        { u"id"_s, id }, { u"name"_s, value }, { u"area_id"_s, value }, { u"labels"_s, QJsonArray { value } }
    };
    QCOMPARE(client.post("/internal/devices/bulk_upsert", QJsonDocument(QJsonArray { device }).toJson()).status, 200);
    const QByteArray target = "/api/devices/" + QUrl::toPercentEncoding(id);
    QCOMPARE(objectIn(client.get(target))[u"name"], value);
    const QJsonObject change { { u"name_by_user"_s, value }, { u"notes"_s, value } };
    QCOMPARE(client.request("PATCH", target, QJsonDocument(change).toJson()).status, 200);
    QCOMPARE(objectIn(client.get(target))[u"notes"], value);
    const QJsonObject hook { { u"url"_s, u"http://127.0.0.1:9/"_s },
                             { u"events"_s, QJsonArray { value } },
                             { u"team"_s, value },
                             { u"filters"_s, QJsonObject { { value, value } } } };
    const HttpReply added = client.post("/api/webhooks", QJsonDocument(hook).toJson());
    QVERIFY2(added.status == 201 || added.status == 422, added.body);
    const QJsonObject preferences { { u"notification_settings"_s, QJsonObject { { value, value } } } };
    QCOMPARE(client.request("PUT", "/api/user/preferences?user_id=" + QUrl::toPercentEncoding(id),
                            QJsonDocument(preferences).toJson())
                     .status
                 / 100,
             2);
    QCOMPARE(state(), m_state);
}

QTEST_GUILESS_MAIN(TestInjection)
#include "tst_injection.moc"
