#include "core/domain/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <limits>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestJsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void numbers_data();
    void numbers();
    void keepsTheOrderOfKeys();
    void separatesNestedValues();
    void writesNullForNothing();
    void writesTimes();
    void writesNothingForNaN_data();
    void writesNothingForNaN();
    void loneSurrogateStaysValid();
    void everyCharacterComesBack();
};

void TestJsonWriter::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << QString() << QByteArray("\"\"");
    QTest::newRow("plain") << u"Kitchen lamp"_s << QByteArray("\"Kitchen lamp\"");
    QTest::newRow("quote") << u"7\" tablet"_s << QByteArray("\"7\\\" tablet\"");
    QTest::newRow("backslash at the end") << u"C:\\"_s << QByteArray("\"C:\\\\\"");
    QTest::newRow("line breaks and tab") << u"a\nb\rc\td"_s << QByteArray("\"a\\nb\\rc\\td\"");
    QTest::newRow("control character") << u"a\u0001b"_s << QByteArray("\"a\\u0001b\"");
    QTest::newRow("NUL") << QString(u'\0') << QByteArray("\"\\u0000\"");
    QTest::newRow("slash stays") << u"a/b"_s << QByteArray("\"a/b\"");
    QTest::newRow("non-ASCII stays") << u"K\u00fcche \u2600"_s
                                     << QByteArray("\"K\xc3\xbc"
                                                   "che \xe2\x98\x80\"");
    QTest::newRow("beyond the first plane") << u"\U0001F4A1"_s << QByteArray("\"\xf0\x9f\x92\xa1\"");
    QTest::newRow("non-ASCII with quote") << u"\u00fc\""_s << QByteArray("\"\xc3\xbc\\\"\"");
}

void TestJsonWriter::escapes()
{
    QFETCH(QString, text);
    QTEST(JsonWriter().value(text).take(), "json");
    QTEST(JsonWriter().utf8(text.toUtf8()).take(), "json");
}

void TestJsonWriter::numbers_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    const auto whole = [](qint64 n) { return JsonWriter().value(n).take(); };
    const auto real = [](double n) { return JsonWriter().value(n).take(); };
    QTest::newRow("zero") << whole(0) << QByteArray("0");
    QTest::newRow("negative") << whole(-17) << QByteArray("-17");
    QTest::newRow("largest") << whole(std::numeric_limits<qint64>::max()) << QByteArray("9223372036854775807");
    QTest::newRow("smallest") << whole(std::numeric_limits<qint64>::min()) << QByteArray("-9223372036854775808");
    QTest::newRow("fraction") << real(0.1) << QByteArray("0.1");
    QTest::newRow("negative fraction") << real(-2.5) << QByteArray("-2.5");
    QTest::newRow("large") << real(1e300) << QByteArray("1e+300");
    QTest::newRow("int") << JsonWriter().value(5).take() << QByteArray("5");
}

void TestJsonWriter::numbers()
{
    QFETCH(QByteArray, written);
    QTEST(written, "expected");
}

void TestJsonWriter::keepsTheOrderOfKeys()
{
    JsonWriter json;
    json.beginObject().member("zebra", 1).member("apple", true).member("mango", u"x"_s).endObject();
    QCOMPARE(json.take(), QByteArray(R"({"zebra":1,"apple":true,"mango":"x"})"));
}

void TestJsonWriter::separatesNestedValues()
{
    JsonWriter json;
    json.beginObject()
        .key("list")
        .beginArray()
        .value(1)
        .beginArray()
        .endArray()
        .beginObject()
        .endObject()
        .null()
        .endArray();
    json.key("raw").raw("[1,2]").key("last").value(false).endObject();
    QCOMPARE(json.take(), QByteArray(R"({"list":[1,[],{},null],"raw":[1,2],"last":false})"));
}

void TestJsonWriter::writesNullForNothing()
{
    JsonWriter json;
    json.beginArray()
        .value(std::optional<QString>())
        .value(std::optional<Timestamp>())
        .value(std::optional(QString()))
        .endArray();
    QCOMPARE(json.take(), QByteArray(R"([null,null,""])"));
}

void TestJsonWriter::writesTimes()
{
    QCOMPARE(JsonWriter().value(Timestamp { 1760461205123456 }).take(),
             QByteArray("\"2025-10-14T17:00:05.123456+00:00\""));
}

void TestJsonWriter::writesNothingForNaN_data()
{
    QTest::addColumn<double>("number");
    QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN();
    QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
}

void TestJsonWriter::writesNothingForNaN()
{
    QFETCH(double, number);
    QCOMPARE(JsonWriter().beginArray().value(1).value(number).endArray().take(), QByteArray("[1,null]"));
}

void TestJsonWriter::loneSurrogateStaysValid()
{
    const QByteArray json = JsonWriter().beginArray().value(QString(QChar(0xd800))).endArray().take();
    QVERIFY(QJsonDocument::fromJson(json).isArray());
}

void TestJsonWriter::everyCharacterComesBack()
{
    QString text;
    for (ushort c = 0; c < 0x800; ++c)
        text += QChar(c);
    const QByteArray json = JsonWriter().beginArray().value(text).endArray().take();
    QCOMPARE(QJsonDocument::fromJson(json).array().first().toString(), text);
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
