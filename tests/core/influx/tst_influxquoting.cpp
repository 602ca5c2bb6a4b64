#include "core/influx/influxquoting.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestInfluxQuoting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void influxQlTexts_data();
    void influxQlTexts();
    void influxQlNames();
    void fluxTexts_data();
    void fluxTexts();
};

void TestInfluxQuoting::influxQlTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"ne"_s << u"'ne'"_s;
    QTest::newRow("a quote ends nothing") << u"a' OR 'b"_s << uR"('a\' OR \'b')"_s;
    QTest::newRow("nor does a backslash") << uR"(a\)"_s << uR"('a\\')"_s;
    QTest::newRow("line break") << u"a\nb"_s << uR"('a\nb')"_s;
    QTest::newRow("other quotes and dollars") << u"\"${x}"_s << u"'\"${x}'"_s;
}

void TestInfluxQuoting::influxQlTexts()
{
    QFETCH(QString, text);
    QTEST(influxQlText(text), "quoted");
}

void TestInfluxQuoting::influxQlNames()
{
    QCOMPARE(influxQlName(u"area id"), u"\"area id\""_s);
    const QString quoted = u"\"a\\\"b\\\\\""_s;
    QCOMPARE(influxQlName(u"a\"b\\"), quoted);
}

void TestInfluxQuoting::fluxTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"ne"_s << u"\"ne\""_s;
    QTest::newRow("a quote") << u"a\") |> drop("_s << uR"("a\") |> drop(")"_s;
    QTest::newRow("a backslash") << uR"(a\)"_s << uR"("a\\")"_s;
    QTest::newRow("nothing is interpolated") << u"a${b}$c"_s << uR"("a\${b}$c")"_s;
    QTest::newRow("line break") << u"a\nb"_s << uR"("a\nb")"_s;
}

void TestInfluxQuoting::fluxTexts()
{
    QFETCH(QString, text);
    QTEST(fluxText(text), "quoted");
}

QTEST_GUILESS_MAIN(TestInfluxQuoting)
#include "tst_influxquoting.moc"
