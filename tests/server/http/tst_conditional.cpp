#include "server/http/conditional.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestConditional : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void tagLists_data();
    void tagLists();
    void answers_data();
    void answers();
    void tagOfTheCodedFormIsEchoed();
};

void TestConditional::matches_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("matches");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("same") << QByteArray("\"7-1\"") << true;
    QTest::newRow("weak") << QByteArray("W/\"7-1\"") << true;
    QTest::newRow("other") << QByteArray("\"7-2\"") << false;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("list") << QByteArray("\"a\", W/\"b\",\"7-1\"") << true;
    QTest::newRow("gzip form") << QByteArray("\"7-1-gz\"") << true;
    QTest::newRow("other gzip form") << QByteArray("\"7-2-gz\"") << false;
    QTest::newRow("unquoted") << QByteArray("7-1") << false;
    QTest::newRow("unclosed") << QByteArray("\"7-1") << false;
    QTest::newRow("comma within a tag") << QByteArray("\"x,y\", \"7-1\"") << true;
}

void TestConditional::matches()
{
    QFETCH(QByteArray, header);
    Request request;
    if (!header.isEmpty())
        request.headers.append("if-none-match", header);
    QTEST(etagMatches(request, "\"7-1\""), "matches");
    QTEST(etagMatches(request, "W/\"7-1\""), "matches");
}

void TestConditional::tagLists_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("isList");
    QTest::newRow("one") << "\"7-1\""_ba << true;
    QTest::newRow("weak") << "W/\"7-1\""_ba << true;
    QTest::newRow("several") << "\"a\",W/\"b\" , \"c\""_ba << true;
    QTest::newRow("empty tag") << "\"\""_ba << true;
    QTest::newRow("comma within") << "\"a,b\""_ba << true;
    QTest::newRow("empty elements") << ", \"a\",, "_ba << true;
    QTest::newRow("any") << " * "_ba << true;
    QTest::newRow("nothing") << ""_ba << false;
    QTest::newRow("only commas") << ",,"_ba << false;
    QTest::newRow("unquoted") << "7-1"_ba << false;
    QTest::newRow("one of two unquoted") << "\"a\", 7"_ba << false;
    QTest::newRow("unclosed") << "\"7-1"_ba << false;
    QTest::newRow("single quotes") << "'7-1'"_ba << false;
    QTest::newRow("small w") << "w/\"7\""_ba << false;
    QTest::newRow("no comma between") << "\"a\" \"b\""_ba << false;
    QTest::newRow("any beside a tag") << "*, \"a\""_ba << false;
}

void TestConditional::tagLists()
{
    QFETCH(QByteArray, field);
    QTEST(isTagList(field), "isList");
    Request request;
    request.headers.append("if-match", field);
    QCOMPARE(wrongCondition(request).has_value(), !isTagList(field));
    QVERIFY(!wrongCondition({}));
}

void TestConditional::answers_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::newRow("GET") << Method::Get << 200 << 304;
    QTest::newRow("HEAD") << Method::Head << 200 << 304;
    QTest::newRow("POST") << Method::Post << 200 << 200;
    QTest::newRow("failure") << Method::Get << 404 << 404;
}

void TestConditional::answers()
{
    QFETCH(Method, method);
    QFETCH(int, before);
    Request request { .method = method };
    request.headers.append("if-none-match", "\"7-1\"");
    Response response = jsonResponse("{}", before);
    response.headers.append("etag", "\"7-1\"");
    applyConditions(request, response);
    QTEST(response.status, "after");
    QCOMPARE(response.body.isEmpty(), response.status == 304);
    QCOMPARE(response.headers.value("etag"), "\"7-1\"");
}

void TestConditional::tagOfTheCodedFormIsEchoed()
{
    Request request;
    request.headers.append("if-none-match", "\"7-1-gz\"");
    Response response = jsonResponse("{}");
    response.headers.append("etag", "\"7-1\"");
    applyConditions(request, response);
    QCOMPARE(response.status, 304);
    QCOMPARE(response.headers.value("etag"), "\"7-1-gz\"");
    QCOMPARE(gzipTag("\"a\""), "\"a-gz\"");
}

QTEST_APPLESS_MAIN(TestConditional)
#include "tst_conditional.moc"
