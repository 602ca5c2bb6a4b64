#include "core/domain/timestamp.h"

#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTimestamp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsText_data();
    void readsText();
    void refusesText_data();
    void refusesText();
    void writesText_data();
    void writesText();
    void roundTrips_data();
    void roundTrips();
    void sortsAsText();
    void nowIsNow();
    void convertsToDateTime();
};

void TestTimestamp::readsText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("microseconds");
    const qint64 second = 1760461205; // 2025-10-14T17:00:05Z
    const qint64 whole = second * 1'000'000;
    QTest::newRow("UTC by Z") << QByteArray("2025-10-14T17:00:05Z") << whole;
    QTest::newRow("lower case") << QByteArray("2025-10-14t17:00:05z") << whole;
    QTest::newRow("UTC by offset") << QByteArray("2025-10-14T17:00:05+00:00") << whole;
    QTest::newRow("negative zero offset") << QByteArray("2025-10-14T17:00:05-00:00") << whole;
    QTest::newRow("naive with T") << QByteArray("2025-10-14T17:00:05") << whole;
    QTest::newRow("naive with space") << QByteArray("2025-10-14 17:00:05") << whole;
    QTest::newRow("naive with microseconds") << QByteArray("2025-10-14 17:00:05.123456") << whole + 123456;
    QTest::newRow("tenths") << QByteArray("2025-10-14T17:00:05.1Z") << whole + 100000;
    QTest::newRow("milliseconds") << QByteArray("2025-10-14T17:00:05.123Z") << whole + 123000;
    QTest::newRow("nanoseconds are cut") << QByteArray("2025-10-14T17:00:05.123456789Z") << whole + 123456;
    QTest::newRow("east of UTC") << QByteArray("2025-10-14T19:00:05+02:00") << whole;
    QTest::newRow("west of UTC") << QByteArray("2025-10-14T13:30:05.000001-03:30") << whole + 1;
    QTest::newRow("offset over midnight") << QByteArray("2025-10-15T00:30:05+07:30") << whole;
    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0);
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.999999Z") << qint64(-1);
    QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << qint64(1709164800) * 1'000'000;
}

void TestTimestamp::readsText()
{
    QFETCH(QByteArray, text);
    const std::optional<Timestamp> read = Timestamp::fromText(text);
    QVERIFY(read);
    QTEST(read->microseconds, "microseconds");
}

void TestTimestamp::refusesText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("word") << QByteArray("yesterday");
    QTest::newRow("date only") << QByteArray("2025-10-14");
    QTest::newRow("without seconds") << QByteArray("2025-10-14T17:00");
    QTest::newRow("month 13") << QByteArray("2025-13-14T17:00:05Z");
    QTest::newRow("month 0") << QByteArray("2025-00-14T17:00:05Z");
    QTest::newRow("30 February") << QByteArray("2025-02-30T17:00:05Z");
    QTest::newRow("29 February of no leap year") << QByteArray("2025-02-29T17:00:05Z");
    QTest::newRow("hour 24") << QByteArray("2025-10-14T24:00:05Z");
    QTest::newRow("minute 60") << QByteArray("2025-10-14T17:60:05Z");
    QTest::newRow("second 61") << QByteArray("2025-10-14T17:00:61Z");
    QTest::newRow("letters in the year") << QByteArray("20x5-10-14T17:00:05Z");
    QTest::newRow("wrong separator") << QByteArray("2025/10/14T17:00:05Z");
    QTest::newRow("no T") << QByteArray("2025-10-14_17:00:05Z");
    QTest::newRow("point without digits") << QByteArray("2025-10-14T17:00:05.Z");
    QTest::newRow("offset without colon") << QByteArray("2025-10-14T17:00:05+0200");
    QTest::newRow("offset of 24 hours") << QByteArray("2025-10-14T17:00:05+24:00");
    QTest::newRow("named zone") << QByteArray("2025-10-14T17:00:05 UTC");
    QTest::newRow("text after it") << QByteArray("2025-10-14T17:00:05Z ");
    QTest::newRow("before year 0 in UTC") << QByteArray("0000-01-01T00:00:00+01:00");
    QTest::newRow("after year 9999 in UTC") << QByteArray("9999-12-31T23:59:59-01:00");
}

void TestTimestamp::refusesText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Timestamp::fromText(text));
}

void TestTimestamp::writesText_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64(0) << u"1970-01-01T00:00:00.000000+00:00"_s;
    QTest::newRow("microseconds") << qint64(1760461205123456) << u"2025-10-14T17:00:05.123456+00:00"_s;
    QTest::newRow("last microsecond before 1970") << qint64(-1) << u"1969-12-31T23:59:59.999999+00:00"_s;
    QTest::newRow("a whole day before 1970") << qint64(-86'400'000'000) << u"1969-12-31T00:00:00.000000+00:00"_s;
    QTest::newRow("long before 1970") << qint64(-2208988800) * 1'000'000 << u"1900-01-01T00:00:00.000000+00:00"_s;
}

void TestTimestamp::writesText()
{
    QFETCH(qint64, microseconds);
    QTEST(Timestamp { microseconds }.toString(), "text");
}

void TestTimestamp::roundTrips_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::newRow("now") << Timestamp::now().microseconds;
    QTest::newRow("epoch") << qint64(0);
    QTest::newRow("one microsecond after") << qint64(1);
    QTest::newRow("before 1970") << qint64(-1234567890123456);
    QTest::newRow("year 9999") << qint64(253402300799999999);
}

void TestTimestamp::roundTrips()
{
    QFETCH(qint64, microseconds);
    const Timestamp::Text text = Timestamp { microseconds }.text();
    const std::optional<Timestamp> back = Timestamp::fromText(QByteArrayView(text.data(), qsizetype(text.size())));
    QVERIFY(back);
    QCOMPARE(back->microseconds, microseconds);
}

void TestTimestamp::sortsAsText()
{
    const std::vector<qint64> ascending { -86'400'000'001, -1, 0, 999'999, 1'000'000, 1760461205123456 };
    for (std::size_t i = 1; i < ascending.size(); ++i)
        QVERIFY(Timestamp { ascending[i - 1] }.text() < Timestamp { ascending[i] }.text());
}

void TestTimestamp::nowIsNow()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const Timestamp now = Timestamp::now();
    const qint64 after = QDateTime::currentMSecsSinceEpoch();
    // Qt 6.8 rounds to the nearest millisecond, earlier ones cut off.
    QVERIFY(now.microseconds / 1000 >= before - 1 && now.microseconds / 1000 <= after + 1);
}

void TestTimestamp::convertsToDateTime()
{
    const QDateTime time(QDate(2025, 10, 14), QTime(17, 0, 5, 123), QTimeZone::utc());
    QCOMPARE(Timestamp::fromDateTime(time).toString(), u"2025-10-14T17:00:05.123000+00:00"_s);
    QCOMPARE(Timestamp::fromDateTime(time.toOffsetFromUtc(7200)).toDateTime(), time);
}

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
