#include "tests/attack/attacks.h"

#include <QJsonArray>
#include <QUrl>

#include <memory>
#include <vector>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Patterns that go back again and again, over texts made for them: the server's own limit ends them.
class TestCostlyPatterns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QCOMPARE(m_server.stop().code, 0); }
    void where_data();
    void where();
    void manyAtOnce();
    void eventsOfWebhooks();

private:
    HttpReply ask(const QString &pattern)
    {
        return WebClient(m_server.port()).get("/api/devices?where=" + QUrl::toPercentEncoding(u"name~"_s + pattern));
    }

    ServerProcess m_server;
};

void TestCostlyPatterns::initTestCase()
{
    QVERIFY(m_server.start());
    QJsonArray devices;
    for (int i = 0; i < 500; ++i)
        devices += QJsonObject { { u"id"_s, u"d%1"_s.arg(i) },
                                 { u"name"_s, QString(200, u'a') + QString::number(i) + u'!' } };
    QCOMPARE(WebClient(m_server.port()).post("/internal/devices/bulk_upsert", QJsonDocument(devices).toJson()).status,
             200);
}

void TestCostlyPatterns::where_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("nested plus") << u"(a+)+$"_s;
    QTest::newRow("nested star") << u"^(a*)*b$"_s;
    QTest::newRow("alternatives") << u"^(a|aa)+$"_s;
    QTest::newRow("any of any") << u"(.*)*(.*)*(.*)*x"_s;
    QTest::newRow("back reference") << u"^(a+)\\1*(a+)\\2*b$"_s;
    QTest::newRow("recursion") << u"^(a(?1)?a?)*b"_s;
    QTest::newRow("lookahead") << u"^(?=(a+)+b)"_s;
    QTest::newRow("limit of its own") << u"(*LIMIT_MATCH=4000000000)(a+)+$"_s;
    QTest::newRow("limit of its own, in two") << u"(*NO_JIT)(*LIMIT_MATCH=4000000000)(*LIMIT_DEPTH=4000000000)(a+)+$"_s;
    QTest::newRow("without start optimisations") << u"(*NO_START_OPT)(*NO_AUTO_POSSESS)(a+)+$"_s;
    QTest::newRow("huge repetition") << u"((a{1,200}){1,200}){1,60}b"_s;
    QTest::newRow("repetition of nothing") << u"((((((()*)*)*)*)*)*)*b"_s;
    QTest::newRow("deep brackets") << QString(120, u'(') + u'a' + QString(120, u')');
}

/// Answered at all means ended by the limit: without one each of them takes longer than the client waits.
void TestCostlyPatterns::where()
{
    QFETCH(QString, pattern);
    const HttpReply reply = ask(pattern);
    QVERIFY2(reply.status == 422 || reply.status == 200, QByteArray::number(reply.status) + reply.body.left(300));
    QCOMPARE(health(m_server), 200);
}

/// More of them than the server has threads hold up others for moments.
void TestCostlyPatterns::manyAtOnce()
{
    constexpr int clients = 16;
    const QByteArray target = "/api/devices?where=" + QUrl::toPercentEncoding(u"name~(a+)+$"_s);
    std::vector<std::unique_ptr<WebClient>> asking;
    for (int i = 0; i < clients; ++i) {
        asking.push_back(std::make_unique<WebClient>(m_server.port()));
        asking.back()->send(WebClient::head("GET", target, {}));
    }
    QCOMPARE(health(m_server), 200);
    for (const auto &client : asking)
        QCOMPARE(client->reply().status, 422);
}

/// Globs of many stars fit by walking, not by going back: one that was registered is asked with each event.
void TestCostlyPatterns::eventsOfWebhooks()
{
    WebClient client(m_server.port());
    const QString glob = u"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b"_s;
    const QJsonObject hook { { u"url"_s, u"http://127.0.0.1:9/"_s }, { u"events"_s, QJsonArray { glob } } };
    const HttpReply added = client.post("/api/webhooks", QJsonDocument(hook).toJson());
    QVERIFY2(added.status == 201 || added.status == 422, added.body);
    QVERIFY(client.get("/api/webhooks?event=" + QByteArray(4000, 'a')).status < 500);
    const QJsonObject event { { u"event"_s, QString(4000, u'a') } };
    QVERIFY(client.post("/api/webhooks/would-fire", QJsonDocument(event).toJson()).status < 500);
    QCOMPARE(health(m_server), 200);
}

QTEST_GUILESS_MAIN(TestCostlyPatterns)
#include "tst_costlypatterns.moc"
