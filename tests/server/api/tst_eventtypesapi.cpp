#include "core/webhooks/eventtypes.h"
#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestEventTypesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeWithItsSample();
    void sameTagIs304();

private:
    ApiFixture m_api;
};

void TestEventTypesApi::everyTypeWithItsSample()
{
    const ApiAnswer answer = m_api.get("/api/event-types");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.value(u"count"_s), int(eventTypes().size()));
    QCOMPARE(keyTextOf(answer.body(), "/event_types/0"), "name,meaning,sample");
    QCOMPARE(keyTextOf(answer.body(), "/event_types/0/sample"), "type,timestamp,data");
    const QJsonArray types = answer.list(u"event_types"_s);
    for (const QJsonValue &type : types) {
        QVERIFY(eventType(type[u"name"].toString()));
        QCOMPARE(type[u"sample"][u"type"], type[u"name"]);
        QVERIFY(type[u"sample"][u"data"].isObject());
        QVERIFY(!type[u"meaning"].toString().isEmpty());
    }
    QCOMPARE(std::size_t(types.size()), eventTypes().size());
}

void TestEventTypesApi::sameTagIs304()
{
    const QByteArray tag = m_api.get("/api/event-types").etag();
    QCOMPARE(m_api.get("/api/event-types", { { "if-none-match", tag } }).status(), 304);
}

QTEST_GUILESS_MAIN(TestEventTypesApi)
#include "tst_eventtypesapi.moc"
