#include "core/influx/lineprotocol.h"

#include <QTest>

#include <cmath>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestLineProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointOfADevice();
    void fieldsHaveTheirTypes();
    void specialCharacters_data();
    void specialCharacters();
    void emptyTagIsLeftOut();
    void pointWithoutFieldIsLeftOut();
    void takeBeginsAnew();

private:
    static constexpr Timestamp time { 1'760'393'703'000'000 };
};

void TestLineProtocol::pointOfADevice()
{
    LineProtocol lines;
    lines.begin(u"devices").tag(u"manufacturer", u"Signify").tag(u"area_id", u"hallway");
    lines.field(u"name", u"Hue Bridge").field(u"entity_count", 0);
    QVERIFY(lines.end(time));
    QCOMPARE(lines.text(),
             "devices,area_id=hallway,manufacturer=Signify name=\"Hue Bridge\",entity_count=0i "
             "1760393703000000000\n"_ba);
}

void TestLineProtocol::fieldsHaveTheirTypes()
{
    LineProtocol lines;
    lines.begin(u"m").field(u"t", u"x"_s).field(u"i", qint64(-5)).field(u"d", 0.1).field(u"b", true);
    lines.field(u"none", std::nan("")).field(u"far", HUGE_VAL);
    QVERIFY(lines.end({}));
    QCOMPARE(lines.text(), "m t=\"x\",i=-5i,d=0.1,b=true 0000\n"_ba);
}

void TestLineProtocol::specialCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("space, comma, equals") << u"a b,c=d"_s << R"(a\ b\,c\=d)"_ba << R"("a b,c=d")"_ba;
    QTest::newRow("quotes") << uR"(a"b)"_s << R"(a"b)"_ba << R"("a\"b")"_ba;
    QTest::newRow("backslash") << uR"(a\b)"_s << R"(a\b)"_ba << R"("a\\b")"_ba;
    QTest::newRow("backslash at the end") << uR"(a\)"_s << "a"_ba << R"("a\\")"_ba;
    QTest::newRow("line break") << u"a\nb"_s << R"(a\ b)"_ba << "\"a\nb\""_ba;
    QTest::newRow("umlauts") << u"Küche"_s << "Küche"_ba << "\"Küche\""_ba;
}

void TestLineProtocol::specialCharacters()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, field);
    LineProtocol lines;
    lines.begin(u"m").tag(u"t", text).field(u"f", text);
    QVERIFY(lines.end({}));
    QCOMPARE(lines.text(), "m,t=" + tag + " f=" + field + " 0000\n");
}

void TestLineProtocol::emptyTagIsLeftOut()
{
    LineProtocol lines;
    lines.begin(u"m").tag(u"t", u"").field(u"f", u"");
    QVERIFY(lines.end({}));
    QCOMPARE(lines.text(), "m f=\"\" 0000\n"_ba);
}

void TestLineProtocol::pointWithoutFieldIsLeftOut()
{
    LineProtocol lines;
    QVERIFY(!lines.begin(u"m").tag(u"t", u"x").end({}));
    QVERIFY(lines.isEmpty());
    lines.begin(u"n").field(u"f", 1);
    QVERIFY(lines.end({}));
    QCOMPARE(lines.text(), "n f=1i 0000\n"_ba);
    QCOMPARE(lines.pointCount(), 1);
}

void TestLineProtocol::takeBeginsAnew()
{
    LineProtocol lines;
    lines.begin(u"m").field(u"f", 1).end({});
    QCOMPARE(lines.take(), "m f=1i 0000\n"_ba);
    QVERIFY(lines.isEmpty());
    QCOMPARE(lines.pointCount(), 0);
}

QTEST_GUILESS_MAIN(TestLineProtocol)
#include "tst_lineprotocol.moc"
