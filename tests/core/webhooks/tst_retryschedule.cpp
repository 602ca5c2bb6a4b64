#include "core/webhooks/retryschedule.h"

#include <QTest>

#include <random>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRetrySchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanings_data();
    void meanings();
    void waits_data();
    void waits();
    void jitterBounds_data();
    void jitterBounds();
    void thousandTimesWithinTheJitter();
    void retryAfterIsWaitedFor_data();
    void retryAfterIsWaitedFor();
    void givenUpInSpiteOfRetryAfter();
    void retryAfterHeader_data();
    void retryAfterHeader();
    void unreadableRetryAfter_data();
    void unreadableRetryAfter();
    void disabling_data();
    void disabling();

private:
    static constexpr Timestamp m_now { qint64(784111777) * 1'000'000 }; // 1994-11-06T08:49:37Z
    static constexpr qint64 m_second = 1'000'000;

    static qint64 waited(double chance, int attempts, std::optional<std::chrono::seconds> asked = {})
    {
        const RetrySchedule schedule([chance] { return chance; });
        const auto next = schedule.next(attempts, m_now, asked);
        return next ? next->microseconds - m_now.microseconds : -1;
    }
};

void TestRetrySchedule::meanings_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<AttemptMeaning>("meaning");
    using enum AttemptMeaning;
    QTest::newRow("no answer") << 0 << Retry;
    QTest::newRow("199") << 199 << Retry;
    QTest::newRow("200") << 200 << Delivered;
    QTest::newRow("202, a failure to the old data-api") << 202 << Delivered;
    QTest::newRow("204, a failure to the old sports-data") << 204 << Delivered;
    QTest::newRow("299") << 299 << Delivered;
    QTest::newRow("301") << 301 << Retry;
    QTest::newRow("308") << 308 << Retry;
    QTest::newRow("400") << 400 << Retry;
    QTest::newRow("404") << 404 << Retry;
    QTest::newRow("410") << 410 << Disable;
    QTest::newRow("429") << 429 << Retry;
    QTest::newRow("500") << 500 << Retry;
    QTest::newRow("503") << 503 << Retry;
}

void TestRetrySchedule::meanings()
{
    QFETCH(int, status);
    QFETCH(AttemptMeaning, meaning);
    QVERIFY(meaningOf(status ? std::optional(status) : std::nullopt) == meaning);
}

void TestRetrySchedule::waits_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("none made") << 0 << qint64(-1);
    QTest::newRow("first") << 1 << qint64(5);
    QTest::newRow("second") << 2 << qint64(300);
    QTest::newRow("third") << 3 << qint64(1800);
    QTest::newRow("fourth") << 4 << qint64(7200);
    QTest::newRow("fifth") << 5 << qint64(18000);
    QTest::newRow("sixth") << 6 << qint64(36000);
    QTest::newRow("seventh") << 7 << qint64(36000);
    QTest::newRow("all made") << 8 << qint64(-1);
    QTest::newRow("more than all") << 9 << qint64(-1);
}

void TestRetrySchedule::waits()
{
    QFETCH(int, attempts);
    QFETCH(qint64, seconds);
    const auto wait = RetrySchedule::wait(attempts);
    QCOMPARE(wait ? wait->count() : -1, seconds);
    QCOMPARE(waited(0.5, attempts), seconds < 0 ? -1 : seconds * m_second);
}

void TestRetrySchedule::jitterBounds_data()
{
    QTest::addColumn<double>("chance");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("least") << 0.0 << qint64(4000);
    QTest::newRow("a quarter") << 0.25 << qint64(4500);
    QTest::newRow("most") << 1.0 << qint64(6000);
}

void TestRetrySchedule::jitterBounds()
{
    QFETCH(double, chance);
    QFETCH(qint64, milliseconds);
    QCOMPARE(waited(chance, 1), milliseconds * 1000);
}

void TestRetrySchedule::thousandTimesWithinTheJitter()
{
    std::mt19937_64 engine(4); // always the same numbers
    std::uniform_real_distribution<double> even;
    const RetrySchedule schedule([&] { return even(engine); });
    int early = 0;
    for (int i = 0; i < 1000; ++i) {
        const int attempts = 1 + i % (RetrySchedule::maxAttempts - 1);
        const double planned = double(RetrySchedule::wait(attempts)->count());
        const auto next = schedule.next(attempts, m_now);
        const double waited = double(next->microseconds - m_now.microseconds) / m_second;
        QVERIFY2(waited >= planned * 0.8 && waited <= planned * 1.2, qPrintable(QString::number(waited)));
        early += waited < planned;
    }
    QVERIFY2(early > 400 && early < 600, qPrintable(QString::number(early)));
}

void TestRetrySchedule::retryAfterIsWaitedFor_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<int>("asked");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("longer than the schedule") << 1 << 120 << qint64(120);
    QTest::newRow("shorter than the schedule") << 2 << 1 << qint64(300);
    QTest::newRow("now") << 1 << 0 << qint64(5);
    QTest::newRow("longer than a day") << 1 << 1'000'000 << qint64(86400);
    QTest::newRow("in the past") << 1 << -100 << qint64(5);
}

void TestRetrySchedule::retryAfterIsWaitedFor()
{
    QFETCH(int, attempts);
    QFETCH(int, asked);
    QFETCH(qint64, seconds);
    QCOMPARE(waited(0.5, attempts, std::chrono::seconds(asked)), seconds * m_second);
}

void TestRetrySchedule::givenUpInSpiteOfRetryAfter()
{
    QCOMPARE(waited(0.5, RetrySchedule::maxAttempts, 10s), -1);
}

void TestRetrySchedule::retryAfterHeader_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("seconds") << "120"_ba << qint64(120);
    QTest::newRow("zero") << "0"_ba << qint64(0);
    QTest::newRow("with spaces") << " 7 "_ba << qint64(7);
    QTest::newRow("a week") << "604800"_ba << qint64(86400);
    QTest::newRow("more digits than a number has") << QByteArray(40, '9') << qint64(86400);
    QTest::newRow("date") << "Sun, 06 Nov 1994 08:50:37 GMT"_ba << qint64(60);
    QTest::newRow("date of RFC 850") << "Sunday, 06-Nov-94 08:50:37 GMT"_ba << qint64(60);
    QTest::newRow("date of asctime") << "Sun Nov  6 08:50:37 1994"_ba << qint64(60);
    QTest::newRow("past date") << "Sun, 06 Nov 1994 08:49:36 GMT"_ba << qint64(0);
    QTest::newRow("far date") << "Tue, 06 Nov 2029 08:49:36 GMT"_ba << qint64(86400);
    QTest::newRow("far date of RFC 850") << "Tuesday, 06-Nov-29 08:49:36 GMT"_ba << qint64(86400);
    QTest::newRow("wrong weekday") << "Mon, 06 Nov 1994 08:50:37 GMT"_ba << qint64(60);
}

void TestRetrySchedule::retryAfterHeader()
{
    QFETCH(QByteArray, header);
    const auto wait = retryAfter(header, m_now);
    QVERIFY(wait);
    QTEST(qint64(wait->count()), "seconds");
}

void TestRetrySchedule::unreadableRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("word") << "soon"_ba;
    QTest::newRow("negative") << "-1"_ba;
    QTest::newRow("fraction") << "1.5"_ba;
    QTest::newRow("30 February") << "Sun, 30 Feb 1994 08:50:37 GMT"_ba;
    QTest::newRow("unknown month") << "Sun, 06 Foo 1994 08:50:37 GMT"_ba;
    QTest::newRow("hour 24") << "Sun, 06 Nov 1994 24:50:37 GMT"_ba;
    QTest::newRow("another zone") << "Sun, 06 Nov 1994 08:50:37 CET"_ba;
    QTest::newRow("RFC 3339") << "1994-11-06T08:50:37Z"_ba;
}

void TestRetrySchedule::unreadableRetryAfter()
{
    QFETCH(QByteArray, header);
    QVERIFY(!retryAfter(header, m_now));
}

void TestRetrySchedule::disabling_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<bool>("disabled");
    QTest::newRow("never failed") << qint64(-1) << false;
    QTest::newRow("failed just now") << qint64(0) << false;
    QTest::newRow("a second before 5 days") << qint64(5 * 86400 - 1) << false;
    QTest::newRow("5 days") << qint64(5 * 86400) << true;
}

void TestRetrySchedule::disabling()
{
    QFETCH(qint64, seconds);
    QFETCH(bool, disabled);
    const Timestamp since { m_now.microseconds - seconds * m_second };
    QCOMPARE(shallBeDisabled(seconds < 0 ? std::nullopt : std::optional(since), m_now), disabled);
}

QTEST_GUILESS_MAIN(TestRetrySchedule)
#include "tst_retryschedule.moc"
