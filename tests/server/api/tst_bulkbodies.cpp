#include "tests/support/apifixture.h"
#include "tests/support/badbodies.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Bodies that are no listing, and rows that cannot be stored: a clear answer, and nothing half stored.
class TestBulkBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void unreadable_data();
    void unreadable();
    void rejected_data();
    void rejected();
    void oddButStored_data();
    void oddButStored();
    void validationItem_data();
    void validationItem();
    void syntaxErrorTellsWhere();
    void contentTypes_data();
    void contentTypes();
    void gzip();
    void gzipBombIsRefused();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestBulkBodies::unreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    for (const BadBody &bad : unreadableBodies())
        QTest::newRow(bad.name) << bad.body << bad.status;
}

void TestBulkBodies::unreadable()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        const ApiAnswer answer = m_api->post("/internal/" + what + "/bulk_upsert", body);
        QCOMPARE(answer.status(), status);
        QCOMPARE(answer.value(u"success"_s), false);
        QCOMPARE(answer.value(u"status"_s), status);
        QVERIFY(!answer.value(u"error"_s).toString().isEmpty());
    }
    QCOMPARE(m_api->database().journalLength(), 0);
}

void TestBulkBodies::rejected_data()
{
    QTest::addColumn<QByteArray>("row");
    for (const BadBody &bad : rejectedRows())
        QTest::newRow(bad.name) << bad.body;
}

void TestBulkBodies::rejected()
{
    QFETCH(QByteArray, row);
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        const ApiAnswer answer = m_api->feed(
            what, R"([{"id":"a","entity_id":"light.a"},)" + row + R"(,{"id":"z","entity_id":"light.z"}])");
        QCOMPARE(answer.column(u"rejected"_s, u"index"_s), u"1"_s);
        QVERIFY(!answer.list(u"rejected"_s).at(0)[u"reason"].toString().isEmpty());
        QVERIFY(answer.body().size() < 2000);
    }
    QCOMPARE(m_api->get("/api/devices").column(u"devices"_s, u"device_id"_s), u"a z"_s);
    QCOMPARE(m_api->get("/api/entities").column(u"entities"_s, u"entity_id"_s), u"light.a light.z"_s);
}

void TestBulkBodies::oddButStored_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("unknown keys") << R"("colour":"red","deep":{"a":[1,2,{"b":null}]})"_ba;
    QTest::newRow("identifiers of odd arity") << R"("identifiers":[["hue"],["a","b","c",4],[5],[]])"_ba;
    QTest::newRow("identifiers that are no pairs") << R"("identifiers":["x",1,null,{"a":1}])"_ba;
    QTest::newRow("1,000 levels of identifiers")
        << "\"identifiers\":"_ba + QByteArray(1000, '[') + QByteArray(1000, ']');
    QTest::newRow("numbers of 64 bits") << R"("identifiers":[["zha",18446744073709551615]],"created_at":1e300)"_ba;
    QTest::newRow("a key twice") << R"("name":"one","name":"two")"_ba;
    QTest::newRow("name with line breaks") << R"("name":"a\nb\tc")"_ba;
    QTest::newRow("pair of surrogates") << R"("name":"\ud83d\udca1")"_ba;
    QTest::newRow("label with NUL") << R"("labels":["a\u0000b","\u0001"])"_ba;
    QTest::newRow("nulls everywhere")
        << R"("name":null,"labels":null,"identifiers":null,"connections":null,"options":null,"area_id":null)"_ba;
    QTest::newRow("id of 255 bytes") << "\"id\":\""_ba + QByteArray(255, 'i') + "\",\"entity_id\":\""
            + QByteArray(255, 'i') + '"';
}

void TestBulkBodies::oddButStored()
{
    QFETCH(QByteArray, members);
    for (const QByteArray &what : { "devices"_ba, "entities"_ba }) {
        const ApiAnswer answer = m_api->feed(what, R"([{"id":"a","entity_id":"light.a",)" + members + "}]");
        QVERIFY2(answer.value(u"upserted"_s) == 1, answer.body().constData());
        QCOMPARE(m_api->get("/api/" + what).value(u"count"_s), 1);
    }
    for (const QByteArray &target :
         { "/api/labels"_ba, "/api/areas"_ba, "/api/devices?q=light"_ba, "/api/entities?q=light&sort=name"_ba })
        QCOMPARE(m_api->get(target).status(), 200);
}

void TestBulkBodies::validationItem_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("item");
    QTest::newRow("nothing") << ""_ba << u"missing body Field required"_s;
    QTest::newRow("object") << "{}"_ba << u"list_type body Input should be a valid list"_s;
}

void TestBulkBodies::validationItem()
{
    QFETCH(QByteArray, body);
    const ApiAnswer answer = m_api->post("/internal/devices/bulk_upsert", body);
    QTEST(answer.validation().value(0), "item");
    QCOMPARE(answer.list(u"detail"_s).size(), 1);
}

void TestBulkBodies::syntaxErrorTellsWhere()
{
    const ApiAnswer answer = m_api->post("/internal/devices/bulk_upsert",
                                         QByteArray(100, ' ') + "[1,]" + QByteArray(100, ' '));
    const QJsonValue item = answer.list(u"detail"_s).at(0);
    QCOMPARE(item[u"type"], u"json_invalid"_s);
    QVERIFY(qAbs(item[u"loc"][1].toInt() - 103) <= 1);
    QVERIFY(!item[u"ctx"][u"error"].toString().isEmpty());
    QVERIFY(item[u"url"].isUndefined());
}

void TestBulkBodies::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("JSON") << "application/json"_ba << 200;
    QTest::newRow("JSON with charset") << "application/json; charset=utf-8"_ba << 200;
    QTest::newRow("some JSON") << "application/vnd.home+json"_ba << 200;
    QTest::newRow("none") << ""_ba << 200;
    QTest::newRow("text") << "text/plain"_ba << 415;
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba << 415;
}

void TestBulkBodies::contentTypes()
{
    QFETCH(QByteArray, type);
    const ApiHeaders headers = type.isEmpty() ? ApiHeaders() : ApiHeaders { { "content-type", type } };
    QTEST(m_api->send(Method::Post, "/internal/devices/bulk_upsert", R"([{"id":"a"}])", headers).status(), "status");
}

void TestBulkBodies::gzip()
{
    const ApiAnswer answer = m_api->send(Method::Post, "/internal/devices/bulk_upsert", gzipCompress(R"([{"id":"a"}])"),
                                         { { "content-encoding", "gzip" } });
    QCOMPARE(answer.value(u"upserted"_s), 1);
}

void TestBulkBodies::gzipBombIsRefused()
{
    const ApiAnswer answer = m_api->send(Method::Post, "/internal/devices/bulk_upsert", gzipBomb(),
                                         { { "content-encoding", "gzip" } });
    QCOMPARE(answer.status(), 413);
}

QTEST_GUILESS_MAIN(TestBulkBodies)
#include "tst_bulkbodies.moc"
