#include "core/domain/jsontext.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void soundTextStays_data();
    void soundTextStays();
    void mended_data();
    void mended();
};

void TestJsonText::soundTextStays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("empty array") << "[]"_ba;
    QTest::newRow("empty object") << "{}"_ba;
    QTest::newRow("blanks") << R"( [ "a" , 1 ] )"_ba;
    QTest::newRow("nested, non-ASCII") << "{\"a\":[[\"hue\",\"K\xc3\xbc\"],null,1.5e3]}"_ba;
    QTest::newRow("escapes") << R"(["\u00fc\n\""])"_ba;
    QTest::newRow("100 KB") << '[' + QByteArray("\"label\",").repeated(12'500) + "1]";
}

void TestJsonText::soundTextStays()
{
    QFETCH(QByteArray, text);
    QCOMPARE(soundJson(text, "null"), text);
}

void TestJsonText::mended_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no UTF-8") << "[\"a\xff\"]"_ba << "[\"a\xef\xbf\xbd\"]"_ba;
    QTest::newRow("Latin-1") << "{\"K\xfc\":1}"_ba << "{\"K\xef\xbf\xbd\":1}"_ba;
    QTest::newRow("beyond 64 bits") << "[100000000000000000000]"_ba << "[1e+20]"_ba;
    QTest::newRow("more behind a NUL") << QByteArray("[1]\0x", 5) << "null"_ba;
    QTest::newRow("single quotes") << "['a']"_ba << "null"_ba;
    QTest::newRow("comma at the end") << "[1,]"_ba << "null"_ba;
    QTest::newRow("comment") << "[1/* one */]"_ba << "null"_ba;
    QTest::newRow("key without quotes") << "{a:1}"_ba << "null"_ba;
    QTest::newRow("tab in a text") << "[\"a\tb\"]"_ba << R"(["a\tb"])"_ba;
    QTest::newRow("cut off") << "[\"a\""_ba << "null"_ba;
    QTest::newRow("5,000 levels") << QByteArray(5000, '[') + QByteArray(5000, ']') << "null"_ba;
}

void TestJsonText::mended()
{
    QFETCH(QByteArray, text);
    QTEST(soundJson(text, "null"), "json");
}

QTEST_APPLESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
