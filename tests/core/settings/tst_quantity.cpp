#include "core/settings/quantity.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestQuantity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizes_data();
    void sizes();
    void durations_data();
    void durations();
    void sizeTexts_data();
    void sizeTexts();
    void durationTexts_data();
    void durationTexts();
};

void TestQuantity::sizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: not a size
    QTest::newRow("plain number is bytes") << u"4096"_s << qint64(4096);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("binary suffix") << u"64 MiB"_s << qint64(64) * 1024 * 1024;
    QTest::newRow("no space") << u"64MiB"_s << qint64(64) * 1024 * 1024;
    QTest::newRow("single letter counts by 1024") << u"2k"_s << qint64(2048);
    QTest::newRow("decimal suffix") << u"2 kB"_s << qint64(2000);
    QTest::newRow("gigabytes") << u"1 GB"_s << qint64(1'000'000'000);
    QTest::newRow("bytes by name") << u"7 B"_s << qint64(7);
    QTest::newRow("spaces around") << u"  1 KiB "_s << qint64(1024);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("unit alone") << u"MiB"_s << qint64(-1);
    QTest::newRow("unknown unit") << u"5 parsec"_s << qint64(-1);
    QTest::newRow("negative") << u"-5"_s << qint64(-1);
    QTest::newRow("fraction") << u"1.5 MiB"_s << qint64(-1);
    QTest::newRow("overflow of the product") << u"9223372036854775807 KiB"_s << qint64(-1);
    QTest::newRow("overflow of the number") << u"99999999999999999999"_s << qint64(-1);
}

void TestQuantity::sizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, bytes);
    QCOMPARE(parseSize(text).value_or(-1), bytes);
}

void TestQuantity::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: not a duration
    QTest::newRow("plain number is seconds") << u"30"_s << qint64(30'000);
    QTest::newRow("fraction of seconds") << u"0.5"_s << qint64(500);
    QTest::newRow("three digits") << u"1.125 s"_s << qint64(1125);
    QTest::newRow("milliseconds") << u"500 ms"_s << qint64(500);
    QTest::newRow("minutes") << u"5 min"_s << qint64(300'000);
    QTest::newRow("short minutes") << u"5m"_s << qint64(300'000);
    QTest::newRow("half a minute") << u"0.5 min"_s << qint64(30'000);
    QTest::newRow("hours") << u"2 h"_s << qint64(7'200'000);
    QTest::newRow("days") << u"1 D"_s << qint64(86'400'000);
    QTest::newRow("half a millisecond") << u"0.5 ms"_s << qint64(-1);
    QTest::newRow("four digits") << u"1.0001"_s << qint64(-1);
    QTest::newRow("two points") << u"1.2.3"_s << qint64(-1);
    QTest::newRow("nothing behind the point") << u"1."_s << qint64(-1);
    QTest::newRow("negative") << u"-1"_s << qint64(-1);
    QTest::newRow("words") << u"soon"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("overflow") << u"9223372036854775807 d"_s << qint64(-1);
}

void TestQuantity::durations()
{
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    QCOMPARE(parseDuration(text).value_or(-1), milliseconds);
}

void TestQuantity::sizeTexts_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("whole mebibytes") << qint64(64) * 1024 * 1024 << u"64 MiB"_s;
    QTest::newRow("odd bytes") << qint64(1025) << u"1025 B"_s;
    QTest::newRow("gibibyte") << qint64(1024) * 1024 * 1024 << u"1 GiB"_s;
}

void TestQuantity::sizeTexts()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, text);
    QCOMPARE(sizeText(bytes), text);
    QCOMPARE(parseSize(sizeText(bytes)).value_or(-1), bytes);
}

void TestQuantity::durationTexts_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0"_s;
    QTest::newRow("seconds") << qint64(30'000) << u"30 s"_s;
    QTest::newRow("minutes") << qint64(300'000) << u"5 min"_s;
    QTest::newRow("not whole seconds") << qint64(1500) << u"1500 ms"_s;
    QTest::newRow("a day") << qint64(86'400'000) << u"1 d"_s;
}

void TestQuantity::durationTexts()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(milliseconds), text);
    QCOMPARE(parseDuration(durationText(milliseconds)).value_or(-1), milliseconds);
}

QTEST_GUILESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
