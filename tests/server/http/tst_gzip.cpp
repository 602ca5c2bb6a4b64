#include "server/http/contentcoding.h"
#include "server/http/gzip.h"

#include <QTest>

using namespace hearthbook;

class TestGzip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void limitIsExact();
    void bombStopsAtTheLimit();
    void brokenInput_data();
    void brokenInput();
    void severalMembers();
    void accepts_data();
    void accepts();
    void codesAnswers_data();
    void codesAnswers();
    void codedAnswerIsLeftAlone();
    void tagOfTheCodedForm();
};

namespace {

ErrorCode failureOf(const Result<QByteArray> &result)
{
    return result ? ErrorCode::Internal : result.error().code;
}

Request accepting(const QByteArray &codings)
{
    Request request;
    request.headers.append("accept-encoding", codings);
    return request;
}

} // namespace

void TestGzip::roundTrip()
{
    for (const qsizetype size : { 0, 1, 5000, 300'000 }) {
        QByteArray text;
        for (qsizetype i = 0; i < size; ++i)
            text += char('a' + i * i % 23);
        QCOMPARE(gzipDecompress(gzipCompress(text), 1 << 20), text);
    }
}

void TestGzip::limitIsExact()
{
    const QByteArray packed = gzipCompress(QByteArray(10'000, 'x'));
    QVERIFY(gzipDecompress(packed, 10'000));
    QCOMPARE(failureOf(gzipDecompress(packed, 9'999)), ErrorCode::TooLarge);
}

void TestGzip::bombStopsAtTheLimit()
{
    const QByteArray packed = gzipCompress(QByteArray(50 << 20, '\0'), 9);
    QVERIFY(packed.size() < 100'000);
    QCOMPARE(failureOf(gzipDecompress(packed, 1 << 20)), ErrorCode::TooLarge);
}

void TestGzip::brokenInput_data()
{
    QTest::addColumn<QByteArray>("packed");
    const QByteArray good = gzipCompress(QByteArray(QByteArray(3000, 'x') + "end"));
    QByteArray wrongSum = good;
    wrongSum[good.size() - 5] = char(wrongSum[good.size() - 5] ^ 1);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not gzip") << QByteArray("{\"a\":1}");
    QTest::newRow("head only") << good.first(10);
    QTest::newRow("truncated") << good.chopped(1);
    QTest::newRow("wrong checksum") << wrongSum;
    QTest::newRow("trailing garbage") << good + "x";
    QTest::newRow("trailing zeros") << good + QByteArray(8, '\0');
}

void TestGzip::brokenInput()
{
    QFETCH(QByteArray, packed);
    QCOMPARE(failureOf(gzipDecompress(packed, 1 << 20)), ErrorCode::MalformedInput);
}

void TestGzip::severalMembers()
{
    QCOMPARE(gzipDecompress(QByteArray(gzipCompress("ab") + gzipCompress("cd")), 10), QByteArray("abcd"));
}

void TestGzip::accepts_data()
{
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<bool>("gzip");
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("browser") << QByteArray("gzip, deflate, br") << true;
    QTest::newRow("capitals") << QByteArray("GZip") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("refused") << QByteArray("gzip;q=0, *") << false;
    QTest::newRow("refused with blanks") << QByteArray("gzip ; q=0.0") << false;
    QTest::newRow("identity preferred") << QByteArray("gzip;q=0.5, identity") << false;
    QTest::newRow("gzip preferred") << QByteArray("identity;q=0.5, gzip;q=0.8") << true;
    QTest::newRow("others") << QByteArray("br, deflate") << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("nonsense quality") << QByteArray("gzip;q=x") << false;
}

void TestGzip::accepts()
{
    QFETCH(QByteArray, codings);
    QTEST(acceptsGzip(accepting(codings)), "gzip");
}

void TestGzip::codesAnswers_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("coded");
    QTest::addColumn<bool>("varies");
    QTest::newRow("JSON") << QByteArray("application/json") << 1024 << true << true;
    QTest::newRow("text") << QByteArray("text/csv") << 5000 << true << true;
    QTest::newRow("too small") << QByteArray("application/json") << 1023 << false << false;
    QTest::newRow("image") << QByteArray("image/png") << 5000 << false << false;
}

void TestGzip::codesAnswers()
{
    QFETCH(QByteArray, type);
    QFETCH(int, size);
    QFETCH(bool, coded);
    QFETCH(bool, varies);
    Response response = jsonResponse(QByteArray(size, 'x'));
    response.contentType = type;
    Response plain = response;
    encodeFor(accepting("gzip"), response);
    QCOMPARE(response.headers.value("content-encoding"), coded ? "gzip" : "");
    QCOMPARE(response.headers.value("vary"), varies ? "Accept-Encoding" : "");
    if (coded)
        QCOMPARE(gzipDecompress(response.body, size), QByteArray(size, 'x'));
    encodeFor(Request(), plain);
    QCOMPARE(plain.body.size(), size);
    QCOMPARE(plain.headers.value("vary"), varies ? "Accept-Encoding" : "");
}

void TestGzip::codedAnswerIsLeftAlone()
{
    Response response = jsonResponse(QByteArray(5000, 'x'));
    encodeFor(accepting("gzip"), response);
    const QByteArray once = response.body;
    encodeFor(accepting("gzip"), response);
    QCOMPARE(response.body, once);
    QCOMPARE(response.headers.count("vary"), 1);
}

void TestGzip::tagOfTheCodedForm()
{
    Response strong = jsonResponse(QByteArray(5000, 'x'));
    strong.headers.append("etag", "\"7-1\"");
    encodeFor(accepting("gzip"), strong);
    QCOMPARE(strong.headers.value("etag"), "\"7-1-gz\"");
    Response weak = jsonResponse(QByteArray(5000, 'x'));
    weak.headers.append("etag", "W/\"7-1\"");
    encodeFor(accepting("gzip"), weak);
    QCOMPARE(weak.headers.value("etag"), "W/\"7-1\"");
}

QTEST_APPLESS_MAIN(TestGzip)
#include "tst_gzip.moc"
