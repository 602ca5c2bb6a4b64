#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The journal over HTTP.
class TestChangesApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void shape();
    void filters_data();
    void filters();
    void pages();
    void followedBySeq();
    void historyOfADevice();
    void historyFollowsARename();
    void historyOfWhatIsGone();
    void historyOfAWebhookHoldsNoSecret();
    void withoutHistory_data();
    void withoutHistory();
    void notModified();
    void badInput_data();
    void badInput();
    void shellsWriteIsThere();

private:
    QString seqs(const QByteArray &target) { return m_api->get(target).column(u"changes"_s, u"seq"_s); }

    std::unique_ptr<ApiFixture> m_api;
};

/// 1, 2: two devices; 3: an entity; 4: a device's name by its user; 5: preferences.
void TestChangesApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"d1","name":"A"},{"id":"d2","name":"B"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a","id":"r1"}])");
    m_api->send(Method::Patch, "/api/devices/d1", R"({"name_by_user":"Mine"})");
    m_api->send(Method::Put, "/api/user/preferences", R"({"selected_teams":{"nfl":["dal"]}})");
}

void TestChangesApi::shape()
{
    const ApiAnswer answer = m_api->get("/api/changes");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "changes,epoch,last_seq,first_seq,count,limit"_ba);
    QCOMPARE(keyTextOf(answer.body(), "/changes/0"), "seq,at,actor,origin,operation,kind,key,action,before"_ba);
    QCOMPARE(answer.value(u"last_seq"_s), 5);
    QCOMPARE(answer.value(u"first_seq"_s), 1);
    const QJsonValue created = answer.list(u"changes"_s)[0];
    QVERIFY(created[u"before"].isNull());
    const QJsonValue renamed = answer.list(u"changes"_s)[3];
    QCOMPARE(renamed[u"before"].toObject(), (QJsonObject { { u"name_by_user"_s, QJsonValue::Null } }));
    QCOMPARE(renamed[u"action"], u"update"_s);
    QCOMPARE(renamed[u"actor"], u"anonymous"_s);
    QCOMPARE(renamed[u"origin"], u"api"_s);
    QCOMPARE(renamed[u"operation"], 3);
}

void TestChangesApi::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("found");
    QTest::newRow("all") << ""_ba << u"1 2 3 4 5"_s;
    QTest::newRow("newest first") << "sort=-seq"_ba << u"5 4 3 2 1"_s;
    QTest::newRow("since") << "since=3"_ba << u"4 5"_s;
    QTest::newRow("since the newest") << "since=5"_ba << u""_s;
    QTest::newRow("a kind") << "kind=entity"_ba << u"3"_s;
    QTest::newRow("any of two kinds") << "kind=entity&kind=preferences"_ba << u"3 5"_s;
    QTest::newRow("a key") << "key=d1"_ba << u"1 4"_s;
    QTest::newRow("a key of another kind") << "key=d1&kind=entity"_ba << u""_s;
    QTest::newRow("an actor") << "actor=anonymous"_ba << u"1 2 3 4 5"_s;
    QTest::newRow("nobody") << "actor=nobody"_ba << u""_s;
    QTest::newRow("an operation") << "operation=1"_ba << u"1 2"_s;
    QTest::newRow("an unknown operation") << "operation=99"_ba << u""_s;
    QTest::newRow("a limit") << "limit=2"_ba << u"1 2"_s;
}

void TestChangesApi::filters()
{
    QFETCH(QByteArray, query);
    QTEST(seqs("/api/changes?" + query), "found");
}

void TestChangesApi::pages()
{
    for (const QByteArray sort : { "", "-seq" }) {
        QByteArray target = "/api/changes?limit=2&sort=" + sort;
        QString all;
        for (int page = 0; page < 3; ++page) {
            const ApiAnswer answer = m_api->get(target);
            all += answer.column(u"changes"_s, u"seq"_s) + u' ';
            target = "/api/changes?limit=2&sort=" + sort
                + "&cursor=" + answer.value(u"next_cursor"_s).toString().toLatin1();
            QCOMPARE(answer.object().contains(u"next_cursor"_s), page < 2);
        }
        QCOMPARE(all, sort.isEmpty() ? u"1 2 3 4 5 "_s : u"5 4 3 2 1 "_s);
    }
}

/// A client that keeps a copy asks from where it is.
void TestChangesApi::followedBySeq()
{
    const QByteArray last = QByteArray::number(m_api->get("/api/changes").value(u"last_seq"_s).toInteger());
    QCOMPARE(seqs("/api/changes?since=" + last), u""_s);
    m_api->feedDevices(R"([{"id":"d3"}])");
    QCOMPARE(seqs("/api/changes?since=" + last), u"6"_s);
}

void TestChangesApi::historyOfADevice()
{
    QCOMPARE(seqs("/api/devices/d1/history"), u"4 1"_s);
    QCOMPARE(seqs("/api/devices/d1/history?limit=1"), u"4"_s);
}

void TestChangesApi::historyFollowsARename()
{
    m_api->feedEntities(R"([{"entity_id":"light.b","id":"r1"}])");
    const ApiAnswer answer = m_api->get("/api/entities/light.b/history");
    QCOMPARE(answer.column(u"changes"_s, u"key"_s), u"light.b light.a"_s);
    QCOMPARE(answer.column(u"changes"_s, u"action"_s), u"update create"_s);
}

void TestChangesApi::historyOfWhatIsGone()
{
    m_api->send(Method::Delete, "/internal/devices/clear");
    QCOMPARE(m_api->get("/api/devices/d1").status(), 404);
    const ApiAnswer answer = m_api->get("/api/devices/d1/history");
    QCOMPARE(answer.column(u"changes"_s, u"action"_s), u"remove update create"_s);
    QCOMPARE(answer.list(u"changes"_s)[0][u"before"][u"name_by_user"], u"Mine"_s);
}

void TestChangesApi::historyOfAWebhookHoldsNoSecret()
{
    const ApiAnswer made = m_api->post("/api/webhooks", R"({"url":"http://127.0.0.1:9/","events":[]})");
    const QByteArray id = made.value(u"webhook_id"_s).toString().toLatin1();
    m_api->post("/api/webhooks/" + id + "/rotate-secret", {});
    m_api->send(Method::Delete, "/api/webhooks/" + id);
    const ApiAnswer answer = m_api->get("/api/webhooks/" + id + "/history");
    QCOMPARE(answer.column(u"changes"_s, u"action"_s), u"remove update create"_s);
    QVERIFY(!answer.body().contains(made.value(u"secret"_s).toString().toLatin1()));
    QVERIFY(!answer.body().contains("sealed"));
}

void TestChangesApi::withoutHistory_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("error");
    QTest::newRow("device") << "/api/devices/none/history"_ba << u"Device none not found"_s;
    QTest::newRow("entity") << "/api/entities/none/history"_ba << u"Entity none not found"_s;
    QTest::newRow("webhook") << "/api/webhooks/none/history"_ba << u"Webhook none not found"_s;
}

void TestChangesApi::withoutHistory()
{
    QFETCH(QByteArray, target);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 404);
    QTEST(answer.value(u"error"_s).toString(), "error");
}

void TestChangesApi::notModified()
{
    const ApiAnswer answer = m_api->get("/api/changes");
    QCOMPARE(m_api->get("/api/changes", { { "if-none-match", answer.etag() } }).status(), 304);
    m_api->feedDevices(R"([{"id":"d3"}])");
    QCOMPARE(m_api->get("/api/changes", { { "if-none-match", answer.etag() } }).status(), 200);
}

void TestChangesApi::badInput_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("place");
    QTest::newRow("limit 0") << "limit=0"_ba << u"query.limit"_s;
    QTest::newRow("limit -1") << "limit=-1"_ba << u"query.limit"_s;
    QTest::newRow("limit 1e9") << "limit=1e9"_ba << u"query.limit"_s;
    QTest::newRow("limit over the top") << "limit=1001"_ba << u"query.limit"_s;
    QTest::newRow("since before the beginning") << "since=-1"_ba << u"query.since"_s;
    QTest::newRow("since a word") << "since=yesterday"_ba << u"query.since"_s;
    QTest::newRow("unknown sort") << "sort=actor"_ba << u"query.sort"_s;
    QTest::newRow("forged cursor") << "cursor=abc"_ba << u"query.cursor"_s;
    QTest::newRow("operation is a word") << "operation=x"_ba << u"query.operation"_s;
}

void TestChangesApi::badInput()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, place);
    const ApiAnswer answer = m_api->get("/api/changes?" + query);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation().value(0).section(u' ', 1, 1), place);
}

void TestChangesApi::shellsWriteIsThere()
{
    m_api->database().execute("UPDATE devices SET name = 'C', notes = 'not {json' WHERE device_id = 'd2'");
    m_api->database().execute("UPDATE changes SET before = 'not {json' WHERE seq = 6");
    const ApiAnswer answer = m_api->get("/api/changes?since=5");
    QCOMPARE(answer.column(u"changes"_s, u"actor"_s), u"external"_s);
    QVERIFY(answer.list(u"changes"_s)[0][u"operation"].isNull());
    QVERIFY(answer.list(u"changes"_s)[0][u"before"].isNull()); // no JSON: it cannot be shown
}

QTEST_GUILESS_MAIN(TestChangesApi)
#include "tst_changesapi.moc"
