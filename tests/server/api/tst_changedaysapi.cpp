#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Changes per day over HTTP.
class TestChangeDaysApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_api.reset(); }
    void shape();
    void today();
    void days_data();
    void days();
    void notModified();
    void badInput_data();
    void badInput();

private:
    std::unique_ptr<ApiFixture> m_api;
};

/// Five changes: two on 1 May 2026, the second half an hour before midnight in UTC; three on 3 May.
void TestChangeDaysApi::init()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"a"},{"id":"b"},{"id":"c"},{"id":"d"},{"id":"e"}])");
    const auto at = [this](const char *time, const char *rows) {
        m_api->database().execute(QByteArray("UPDATE changes SET at = '") + time + "' WHERE seq IN (" + rows + ")");
    };
    at("2026-05-01T08:00:00.000000+00:00", "1");
    at("2026-05-01T23:30:00.000000+00:00", "2");
    at("2026-05-03T00:00:00.000000+00:00", "3,4,5");
}

void TestChangeDaysApi::shape()
{
    const ApiAnswer answer = m_api->get("/api/changes/days");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(keyTextOf(answer.body()), "days,count,time_zone"_ba);
    QCOMPARE(keyTextOf(answer.body(), "/days/0"), "day,changes"_ba);
    QCOMPARE(answer.value(u"count"_s), 30);
    QCOMPARE(answer.list(u"days"_s).size(), 30);
    QCOMPARE(answer.value(u"time_zone"_s), u"UTC"_s);
}

void TestChangeDaysApi::today()
{
    m_api->feedDevices(R"([{"id":"f"},{"id":"g"}])");
    const QString before = QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate);
    const QJsonValue newest = m_api->get("/api/changes/days?days=1").list(u"days"_s)[0];
    if (before != QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate))
        QSKIP("midnight");
    QCOMPARE(newest[u"day"], before);
    QCOMPARE(newest[u"changes"], 2);
}

void TestChangeDaysApi::days_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("days");
    QTest::addColumn<QString>("changes");
    QTest::newRow("of UTC") << "until=2026-05-03&days=3"_ba << u"2026-05-01 2026-05-02 2026-05-03"_s << u"2 0 3"_s;
    QTest::newRow("further east") << "until=2026-05-03&days=3&time_zone=Europe/Berlin"_ba
                                  << u"2026-05-01 2026-05-02 2026-05-03"_s << u"1 1 3"_s;
    QTest::newRow("further west") << "until=2026-05-03&days=3&time_zone=America/New_York"_ba
                                  << u"2026-05-01 2026-05-02 2026-05-03"_s << u"2 3 0"_s;
    QTest::newRow("one that began before") << "until=2026-05-02&days=1"_ba << u"2026-05-02"_s << u"0"_s;
    QTest::newRow("before the journal") << "until=2020-03-01&days=2"_ba << u"2020-02-29 2020-03-01"_s << u"0 0"_s;
    QTest::newRow("after the journal") << "until=2026-05-04&days=2"_ba << u"2026-05-03 2026-05-04"_s << u"3 0"_s;
    QTest::newRow("the first that there is") << "until=1970-01-01&days=1"_ba << u"1970-01-01"_s << u"0"_s;
}

void TestChangeDaysApi::days()
{
    QFETCH(QByteArray, query);
    const ApiAnswer answer = m_api->get("/api/changes/days?" + query);
    QCOMPARE(answer.status(), 200);
    QTEST(answer.column(u"days"_s, u"day"_s), "days");
    QTEST(answer.column(u"days"_s, u"changes"_s), "changes");
}

void TestChangeDaysApi::notModified()
{
    const QByteArray target = "/api/changes/days?until=2026-05-03";
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(m_api->get(target, { { "if-none-match", answer.etag() } }).status(), 304);
    m_api->database().execute("UPDATE changes SET at = '2026-05-01T23:30:00.000000+00:00' WHERE seq = 3");
    QCOMPARE(m_api->get(target, { { "if-none-match", answer.etag() } }).status(), 200);
}

void TestChangeDaysApi::badInput_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("place");
    QTest::newRow("no day") << "days=0"_ba << u"query.days"_s;
    QTest::newRow("too many days") << "days=93"_ba << u"query.days"_s;
    QTest::newRow("days in words") << "days=many"_ba << u"query.days"_s;
    QTest::newRow("unknown zone") << "time_zone=Europe/Atlantis"_ba << u"query.time_zone"_s;
    QTest::newRow("zone that is a path") << "time_zone=../zoneinfo/UTC"_ba << u"query.time_zone"_s;
    QTest::newRow("no zone") << "time_zone="_ba << u"query.time_zone"_s;
    QTest::newRow("long zone") << "time_zone="_ba + QByteArray(65, 'a') << u"query.time_zone"_s;
    QTest::newRow("until a word") << "until=today"_ba << u"query.until"_s;
    QTest::newRow("until a day that is none") << "until=2026-02-30"_ba << u"query.until"_s;
    QTest::newRow("until the end of time") << "until=9999-01-01"_ba << u"query.until"_s;
}

void TestChangeDaysApi::badInput()
{
    QFETCH(QByteArray, query);
    const ApiAnswer answer = m_api->get("/api/changes/days?" + query);
    QCOMPARE(answer.status(), 422);
    QTEST(answer.validation().value(0).section(u' ', 1, 1), "place");
}

QTEST_GUILESS_MAIN(TestChangeDaysApi)
#include "tst_changedaysapi.moc"
