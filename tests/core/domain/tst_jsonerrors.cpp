#include "core/domain/registryreader.h"
#include "core/domain/textrules.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Bodies that cannot be read at all, in the form of the old API's validation errors.
class TestJsonErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codes_data();
    void codes();
    void numbersBeyond64Bits_data();
    void numbersBeyond64Bits();
    void numbersOf64BitsStayExact();
    void longNumbersThatAreNone();
    void emptyBodyIsMissing_data();
    void emptyBodyIsMissing();
    void otherTypesAreNoList_data();
    void otherTypesAreNoList();
    void offsetIsInCharacters();
    void truncatedTextNamesItsEnd();
    void deepNestingIsTold();
    void invalidUtf8IsNoSyntaxError_data();
    void invalidUtf8IsNoSyntaxError();
    void thousandLevelsAreRead();
    void offsetOfALongTextIsNotSought();
};

void TestJsonErrors::codes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("word") << QByteArray("hello");
    QTest::newRow("truncated object") << QByteArray(R"([{"id":"a")");
    QTest::newRow("truncated text") << QByteArray(R"([{"id":"a)");
    QTest::newRow("text after the end") << QByteArray(R"([] [])");
    QTest::newRow("trailing comma") << QByteArray(R"([{"id":"a"},])");
    QTest::newRow("single quotes") << QByteArray("[{'id':'a'}]");
    QTest::newRow("raw line break in a text") << QByteArray("[{\"id\":\"a\nb\"}]");
    QTest::newRow("NUL byte") << QByteArray("[\0]", 3);
    QTest::newRow("10,000 levels") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
    QTest::newRow("10,000 open brackets") << QByteArray(10'000, '[');
}

void TestJsonErrors::codes()
{
    QFETCH(QByteArray, body);
    const Result<DeviceListing> listing = readDevices(body);
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::InvalidInput);
    QCOMPARE(listing.error().fields.size(), std::size_t(1));
    const FieldError &item = listing.error().fields.front();
    QCOMPARE(item.type, u"json_invalid"_s);
    QCOMPARE(item.message, u"JSON decode error"_s);
    QCOMPARE(item.input, QJsonValue(QJsonObject()));
    QCOMPARE(item.location.size(), 2);
    QCOMPARE(item.location[0].toString(), u"body"_s);
    QVERIFY(item.location[1].isDouble());
    QVERIFY(!item.context[u"error"_s].toString().isEmpty());
}

void TestJsonErrors::emptyBodyIsMissing_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("blanks") << QByteArray(" \r\n\t ");
}

void TestJsonErrors::emptyBodyIsMissing()
{
    QFETCH(QByteArray, body);
    const Result<EntityListing> listing = readEntities(body);
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::InvalidInput);
    const FieldError &item = listing.error().fields.front();
    QCOMPARE(item.type, u"missing"_s);
    QCOMPARE(item.message, u"Field required"_s);
    QCOMPARE(item.location, QJsonArray({ u"body"_s }));
    QVERIFY(item.input.isNull());
}

void TestJsonErrors::otherTypesAreNoList_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : { "{}", R"({"devices":[]})", "null", "5", "\"text\"", "true" })
        QTest::newRow(body) << QByteArray(body);
}

void TestJsonErrors::otherTypesAreNoList()
{
    QFETCH(QByteArray, body);
    const Result<DeviceListing> listing = readDevices(body);
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::InvalidInput);
    const FieldError &item = listing.error().fields.front();
    QCOMPARE(item.type, u"list_type"_s);
    QCOMPARE(item.message, u"Input should be a valid list"_s);
    QCOMPARE(item.location, QJsonArray({ u"body"_s }));
}

void TestJsonErrors::offsetIsInCharacters()
{
    const auto offset = [](const QByteArray &body) {
        return readDevices(body).error().fields.front().location[1].toInt();
    };
    QCOMPARE(offset("[\"\xc3\xbc\xc3\xbc\",x]"), offset("[\"uu\",x]"));
    QVERIFY(offset("[\"uu\",x]") >= 6);
}

void TestJsonErrors::truncatedTextNamesItsEnd()
{
    const QByteArray body = R"([{"id":"a"},{"id":)";
    QCOMPARE(readDevices(body).error().fields.front().location[1].toInt(), int(body.size()));
}

void TestJsonErrors::deepNestingIsTold()
{
    const Result<DeviceListing> listing = readDevices(QByteArray(10'000, '[') + QByteArray(10'000, ']'));
    QVERIFY(listing.error().message.contains(u"1024 levels"_s));
}

void TestJsonErrors::invalidUtf8IsNoSyntaxError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("lone byte") << QByteArray("[{\"id\":\"a\xff\"}]");
    QTest::newRow("cut sequence") << QByteArray("[{\"id\":\"\xe2\x98\"}]");
    QTest::newRow("overlong slash") << QByteArray("[{\"id\":\"\xc0\xaf\"}]");
    QTest::newRow("surrogate half") << QByteArray("[{\"id\":\"\xed\xa0\x80\"}]");
    QTest::newRow("Latin-1") << QByteArray("[{\"id\":\"K\xfc"
                                           "che\"}]");
}

void TestJsonErrors::invalidUtf8IsNoSyntaxError()
{
    QFETCH(QByteArray, body);
    const Result<DeviceListing> listing = readDevices(body);
    QVERIFY(!listing);
    QCOMPARE(listing.error().code, ErrorCode::MalformedInput);
    QVERIFY(listing.error().message.startsWith(u"There was an error parsing the body"_s));
}

void TestJsonErrors::thousandLevelsAreRead()
{
    const QByteArray deep = QByteArray(1000, '[') + QByteArray(1000, ']');
    const Result<DeviceListing> listing = readDevices(R"([{"id":"a","unknown":)" + deep + "}]");
    QVERIFY(listing);
    QCOMPARE(listing->rows.size(), std::size_t(1));
}

void TestJsonErrors::numbersBeyond64Bits_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("30 digits") << "123456789012345678901234567890"_ba;
    QTest::newRow("2 to the 64th") << "18446744073709551616"_ba;
    QTest::newRow("the card of a SIM") << "89490200001234567890"_ba;
    QTest::newRow("negative") << "-99999999999999999999999"_ba;
    QTest::newRow("the largest of 64 bits") << "18446744073709551615"_ba;
}

void TestJsonErrors::numbersBeyond64Bits()
{
    QFETCH(QByteArray, number);
    const QByteArray row = R"({"id":"big","name":"\" 18446744073709551616","identifiers":[["x",)" + number + "]]}";
    const auto listing = readDevices(R"([{"id":"ok","unknown":)" + number + "}, " + row + "]");
    QVERIFY2(listing, listing ? "" : qPrintable(listing.error().message));
    QCOMPARE(listing->rows.size(), 2U);
    QCOMPARE(listing->rejectedCount, 0);
    const DevicePatch &big = listing->rows[1];
    QCOMPARE(text(big.values[fieldIndex(deviceFields, "name")]), u"\" 18446744073709551616"_s);
    const QByteArray identifiers = text(big.values[fieldIndex(deviceFields, "identifiers")]).toUtf8();
    QCOMPARE(QJsonDocument::fromJson(identifiers)[0][1].toDouble(), number.toDouble());
}

/// Beside one that must be rounded.
void TestJsonErrors::numbersOf64BitsStayExact()
{
    for (const QByteArray &number :
         { "9223372036854775807"_ba, "-9223372036854775808"_ba, "18446744073709551615"_ba }) {
        const auto listing = readDevices(R"([{"id":"a","identifiers":[["x",)" + number
                                         + R"(]]},{"id":"b","unknown":18446744073709551616}])");
        QVERIFY(listing);
        QCOMPARE(text(listing->rows[0].values[fieldIndex(deviceFields, "identifiers")]).toUtf8(),
                 "[[\"x\"," + number + "]]");
    }
}

/// What is no number stays an error.
void TestJsonErrors::longNumbersThatAreNone()
{
    for (const QByteArray &number : { "123456789012345678901234567890.e"_ba, "0123456789012345678901234567890"_ba,
                                      "123456789012345678901-"_ba, "1e400"_ba })
        QVERIFY2(!readDevices("[{\"id\":\"a\",\"x\":" + number + "}]"), number.constData());
}

/// Qt's parser, which finds it, would take a gigabyte for a body of the limit.
void TestJsonErrors::offsetOfALongTextIsNotSought()
{
    const Result<DeviceListing> listing = readDevices('[' + QByteArray("0,").repeated(1'000'000));
    QVERIFY(!listing);
    QCOMPARE(listing.error().fields.front().type, u"json_invalid"_s);
    QCOMPARE(listing.error().fields.front().location, QJsonArray { u"body"_s });
}

QTEST_GUILESS_MAIN(TestJsonErrors)
#include "tst_jsonerrors.moc"
