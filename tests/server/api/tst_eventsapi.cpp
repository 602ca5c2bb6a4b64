#include "server/http/bodystream.h"
#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QTest>

#include <mutex>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// What a client of the stream reads.
class Listening
{
public:
    Listening(ApiFixture &api, const QByteArray &target, const ApiHeaders &headers = {})
        : m_answer(api.get(target, headers))
    {
        if (m_answer.response.stream)
            m_answer.response.stream->begin([woken = m_woken] { ++*woken; });
    }

    int status() const { return m_answer.status(); }
    const ApiAnswer &answer() const { return m_answer; }
    int wakes() const { return *m_woken; }
    void stop() const { m_answer.response.stream->stop(); }

    /// All that can be had now.
    QByteArray text()
    {
        QByteArray text;
        for (;;) {
            const int before = wakes();
            const BodyStream::Piece piece = must(m_answer.response.stream->next());
            text += piece.bytes;
            m_ended = piece.isLast;
            if (m_ended || (piece.bytes.isEmpty() && before == wakes()))
                return text;
        }
    }
    /// The lines that begin so, without it.
    QByteArrayList lines(const QByteArray &prefix)
    {
        QByteArrayList found;
        for (const QByteArray &line : text().split('\n')) {
            if (line.startsWith(prefix))
                found += line.sliced(prefix.size());
        }
        return found;
    }
    bool hasEnded() const { return m_ended; }

private:
    ApiAnswer m_answer;
    std::shared_ptr<std::atomic<int>> m_woken = std::make_shared<std::atomic<int>>(0);
    bool m_ended = false;
};

} // namespace

class TestEventsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void beginsNow();
    void eventIsTheChange();
    void goesOnAfterTheLastEvent_data();
    void goesOnAfterTheLastEvent();
    void cannotGoOn_data();
    void cannotGoOn();
    void journalWasCutMeanwhile();
    void restoredMeanwhile();
    void fileWasCopiedOverMeanwhile();
    void topicsAlone();
    void labelsAndServices();
    void rareTopicIsFoundFarBehind();
    void nothingTwiceAndNothingLeftOut();
    void wakesWhoeverWrote_data();
    void wakesWhoeverWrote();
    void presenceIsNoEvent();
    void stopIsItsEnd();
    void headersForProxies();
    void wrongParameters_data();
    void wrongParameters();
    void listenersHoldTheJournal();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestEventsApi::beginsNow()
{
    m_api->feedDevices(devicesOfHome(3));
    Listening client(*m_api, "/api/events");
    QCOMPARE(client.status(), 200);
    QCOMPARE(client.text(), "retry: 3000\n\n");
    m_api->feedDevices(devicesOfHome(2, 1));
    QCOMPARE(client.lines("id: "), (QByteArrayList { "4", "5" }));
}

void TestEventsApi::eventIsTheChange()
{
    Listening client(*m_api, "/api/events");
    m_api->feedDevices(R"([{"id":"d1","name":"Line\nbreak"}])");
    const QByteArray text = client.text();
    const QJsonObject listed = m_api->get("/api/changes").list(u"changes"_s).at(0).toObject();
    const qsizetype data = text.indexOf("\nid: 1\nevent: device\ndata: {");
    QVERIFY(data > 0 && text.endsWith("}\n\n"));
    QCOMPARE(QJsonDocument::fromJson(text.sliced(text.indexOf("data: ") + 6)).object(), listed);
}

void TestEventsApi::goesOnAfterTheLastEvent_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QByteArrayList>("ids");
    const QByteArrayList lastTwo { "2", "3" };
    QTest::newRow("since") << "/api/events?since=1"_ba << ""_ba << lastTwo;
    QTest::newRow("header") << "/api/events"_ba << "1"_ba << lastTwo;
    QTest::newRow("header before since") << "/api/events?since=2"_ba << "1"_ba << lastTwo;
    QTest::newRow("from the beginning") << "/api/events?since=0"_ba << ""_ba << QByteArrayList { "1", "2", "3" };
    QTest::newRow("at the end") << "/api/events?since=3"_ba << ""_ba << QByteArrayList();
}

void TestEventsApi::goesOnAfterTheLastEvent()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, lastEventId);
    m_api->feedDevices(devicesOfHome(3));
    Listening client(*m_api, target, { { "last-event-id", lastEventId } });
    const QByteArray text = client.text();
    QVERIFY(!text.contains("resync"));
    QByteArrayList ids;
    for (const QByteArray &line : text.split('\n')) {
        if (line.startsWith("id: "))
            ids += line.sliced(4);
    }
    QTEST(ids, "ids");
}

void TestEventsApi::cannotGoOn_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("numbers to come") << "/api/events?since=4"_ba;
    QTest::newRow("pruned") << "/api/events?since=0"_ba;
    QTest::newRow("another epoch") << "/api/events?since=2&epoch=feed"_ba;
}

void TestEventsApi::cannotGoOn()
{
    QFETCH(QByteArray, target);
    m_api->feedDevices(devicesOfHome(3));
    m_api->database().execute("DELETE FROM changes WHERE seq = 1");
    Listening client(*m_api, target);
    const QByteArray epoch = must(m_api->database().store().journal().epoch()).toUtf8();
    QCOMPARE(client.text(), "retry: 3000\n\nevent: resync\ndata: {\"epoch\":\"" + epoch + "\",\"seq\":3}\n\n");
    m_api->feedDevices(devicesOfHome(1, 1));
    QCOMPARE(client.lines("id: "), QByteArrayList { "4" });
}

void TestEventsApi::journalWasCutMeanwhile()
{
    Listening client(*m_api, "/api/events");
    client.text();
    m_api->feedDevices(devicesOfHome(3));
    m_api->database().execute("DELETE FROM changes WHERE seq < 3");
    QCOMPARE(client.lines("event: "), QByteArrayList { "resync" });
    QCOMPARE(client.text(), "");
}

void TestEventsApi::restoredMeanwhile()
{
    m_api->feedDevices(devicesOfHome(3));
    Listening client(*m_api, "/api/events");
    client.text();
    m_api->database().execute("UPDATE meta SET value = 'another' WHERE key = 'epoch'");
    const QByteArray text = client.text();
    QVERIFY2(text.contains("event: resync\ndata: {\"epoch\":\"another\",\"seq\":3}"), text);
}

/// The copy keeps the epoch and gives the same numbers once more: what was told of them before is not what they are now.
void TestEventsApi::fileWasCopiedOverMeanwhile()
{
    m_api->feedDevices(devicesOfHome(3));
    const QString copy = m_api->database().copy();
    Listening client(*m_api, "/api/events");
    client.text();
    m_api->feedDevices(R"([{"id":"d1","name":"Before"}])");
    QCOMPARE(client.lines("id: "), QByteArrayList { "4" });
    m_api->database().copyOver(copy);
    QCOMPARE(client.lines("event: "), QByteArrayList { "resync" });
    m_api->feedDevices(R"([{"id":"d2","name":"Since"}])");
    const QByteArray text = client.text();
    QVERIFY2(text.startsWith("id: 4\n") && text.contains(R"("key":"d2")"), text);
    QCOMPARE(client.text(), "");
}

void TestEventsApi::topicsAlone()
{
    Listening both(*m_api, "/api/events?topics=webhook,device&topics=area");
    Listening entities(*m_api, "/api/events?topics=entity");
    m_api->feedDevices(devicesOfHome(1));
    m_api->feedEntities(entitiesOfHome(1, 1));
    QCOMPARE(both.lines("event: ").count("device"), 1);
    QCOMPARE(both.lines("event: ").count("entity"), 0);
    QCOMPARE(entities.lines("event: "), QByteArrayList { "entity" });
}

void TestEventsApi::labelsAndServices()
{
    Listening both(*m_api, "/api/events?topics=label,service");
    Listening labels(*m_api, "/api/events?topics=label");
    m_api->database().execute("INSERT INTO labels (label_id, name) VALUES ('a', 'A')");
    for (int again = 0; again < 2; ++again)
        m_api->post("/internal/services/bulk_upsert", R"({"light":{"on":{}}})");
    QCOMPARE(both.lines("event: "), (QByteArrayList { "label", "service" }));
    QCOMPARE(labels.lines("event: "), QByteArrayList { "label" });
}

/// Others have their turn while it looks, so it wakes itself.
void TestEventsApi::rareTopicIsFoundFarBehind()
{
    m_api->feedDevices(devicesOfHome(2000));
    m_api->feedEntities(entitiesOfHome(1, 1));
    Listening client(*m_api, "/api/events?since=0&topics=entity");
    QCOMPARE(client.lines("event: "), QByteArrayList { "entity" });
    QVERIFY(client.wakes() > 0);
}

void TestEventsApi::nothingTwiceAndNothingLeftOut()
{
    Listening first(*m_api, "/api/events");
    QByteArrayList ids = first.lines("id: ");
    QByteArrayList expected;
    for (int round = 0; round < 5; ++round) {
        m_api->feedDevices(devicesOfHome(150, round));
        Listening late(*m_api, "/api/events?since=0");
        ids += first.lines("id: ");
        for (int i = 0; i < 150; ++i)
            expected += QByteArray::number(expected.size() + 1);
        QCOMPARE(late.lines("id: "), expected);
    }
    QCOMPARE(ids, expected);
}

void TestEventsApi::wakesWhoeverWrote_data()
{
    QTest::addColumn<bool>("external");
    QTest::newRow("this process") << false;
    QTest::newRow("another connection") << true;
}

void TestEventsApi::wakesWhoeverWrote()
{
    QFETCH(bool, external);
    Listening client(*m_api, "/api/events");
    client.text();
    QTRY_VERIFY(client.wakes() > 0); // it was added
    const int before = client.wakes();
    if (external)
        m_api->database().execute("INSERT INTO devices (device_id, name) VALUES ('d1', 'Lamp')");
    else
        m_api->feedDevices(R"([{"id":"d1"}])");
    QTRY_VERIFY(client.wakes() > before);
    QCOMPARE(client.lines("id: "), QByteArrayList { "1" });
}

void TestEventsApi::presenceIsNoEvent()
{
    m_api->feedDevices(devicesOfHome(1));
    Listening client(*m_api, "/api/events");
    client.text();
    QTRY_VERIFY(client.wakes() > 0);
    const int before = client.wakes();
    m_api->database().execute("UPDATE meta SET value = value + 1 WHERE key = 'presence'");
    m_api->feedDevices(devicesOfHome(1, 1));
    QTRY_VERIFY(client.wakes() > before);
    QCOMPARE(client.lines("id: "), QByteArrayList { "2" });
}

void TestEventsApi::stopIsItsEnd()
{
    Listening client(*m_api, "/api/events");
    client.text();
    QVERIFY(!client.hasEnded());
    client.stop();
    client.text();
    QVERIFY(client.hasEnded());
}

void TestEventsApi::headersForProxies()
{
    const Listening client(*m_api, "/api/events");
    QCOMPARE(client.answer().response.contentType, "text/event-stream");
    QCOMPARE(client.answer().response.headers.value("cache-control"), "no-store");
    QCOMPARE(client.answer().response.headers.value("x-accel-buffering"), "no");
}

void TestEventsApi::wrongParameters_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("lastEventId");
    QTest::addColumn<QString>("item");
    QTest::newRow("id is a word") << "/api/events"_ba << "abc"_ba
                                  << u"int_parsing header.last-event-id Input should be the id of an event: a number"_s;
    QTest::newRow("id is negative")
        << "/api/events"_ba << "-1"_ba
        << u"int_parsing header.last-event-id Input should be the id of an event: a number"_s;
    QTest::newRow("id is beyond 64 bits")
        << "/api/events"_ba << "99999999999999999999"_ba
        << u"int_parsing header.last-event-id Input should be the id of an event: a number"_s;
    QTest::newRow("since is a word")
        << "/api/events?since=x"_ba << ""_ba
        << u"int_parsing query.since Input should be a valid integer, unable to parse string as an integer"_s;
    QTest::newRow("since is negative")
        << "/api/events?since=-1"_ba << ""_ba
        << u"greater_than_equal query.since Input should be greater than or equal to 0"_s;
    QTest::newRow("unknown topic")
        << "/api/events?topics=device,lamp"_ba << ""_ba
        << u"literal_error query.topics Input should be some of device, entity, area, label, integration, service, preferences, webhook, sync"_s;
}

void TestEventsApi::wrongParameters()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, lastEventId);
    const ApiAnswer answer = m_api->get(target, { { "last-event-id", lastEventId } });
    QCOMPARE(answer.status(), 422);
    QVERIFY(!answer.response.stream);
    QTEST(answer.validation().join(u'|'), "item");
}

void TestEventsApi::listenersHoldTheJournal()
{
    m_api->feedDevices(devicesOfHome(3));
    ChangeFeed &feed = m_api->context().feed;
    QVERIFY(!feed.needed());
    {
        Listening slow(*m_api, "/api/events?since=1");
        Listening quick(*m_api, "/api/events?since=1");
        quick.text();
        QCOMPARE(feed.needed(), 1);
        slow.text();
        QCOMPARE(feed.needed(), 3);
    }
    QVERIFY(!feed.needed());
}

QTEST_GUILESS_MAIN(TestEventsApi)
#include "tst_eventsapi.moc"
