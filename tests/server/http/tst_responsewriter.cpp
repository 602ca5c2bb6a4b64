#include "server/http/responsewriter.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestResponseWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void securityHeaders_data();
    void securityHeaders();
    void ownHeadersStand_data();
    void ownHeadersStand();
    void sharedWhereCorsAllows();
    void brokenHeadersAreLeftOut();

private:
    static QByteArrayList linesOf(const Response &response)
    {
        QByteArray head;
        appendHead(head, {}, response, ConnectionField::None);
        return head.trimmed().replace("\r\n", "\n").split('\n');
    }
};

void TestResponseWriter::securityHeaders_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 200, 204, 304, 404, 500 })
        QTest::addRow("%d", status) << status;
}

void TestResponseWriter::securityHeaders()
{
    QFETCH(int, status);
    const QByteArrayList lines = linesOf(jsonResponse("{}", status));
    for (const QByteArray &line :
         { "x-content-type-options: nosniff"_ba, "x-frame-options: DENY"_ba, "referrer-policy: no-referrer"_ba,
           "content-security-policy: default-src 'none'; frame-ancestors 'none'"_ba,
           "cross-origin-resource-policy: same-origin"_ba, "cache-control: private, no-cache"_ba })
        QCOMPARE(lines.count(line), 1);
}

void TestResponseWriter::ownHeadersStand_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("cache-control") << "cache-control"_ba << "no-store"_ba;
    QTest::newRow("content-security-policy") << "content-security-policy"_ba << "default-src 'self'"_ba;
}

void TestResponseWriter::ownHeadersStand()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Response response = jsonResponse("{}");
    response.headers.set(name, value);
    const QByteArrayList lines = linesOf(response);
    QCOMPARE(std::count_if(lines.begin(), lines.end(), [&](const auto &line) { return line.startsWith(name + ": "); }),
             1);
    QVERIFY(lines.contains(name + ": " + value));
}

void TestResponseWriter::sharedWhereCorsAllows()
{
    Response response = jsonResponse("{}");
    response.headers.set("access-control-allow-origin", "http://localhost:3000");
    const QByteArrayList lines = linesOf(response);
    QVERIFY(lines.contains("cross-origin-resource-policy: cross-origin"));
    QVERIFY(!lines.contains("cross-origin-resource-policy: same-origin"));
}

void TestResponseWriter::brokenHeadersAreLeftOut()
{
    Response response = jsonResponse("{}");
    response.headers.set("cache-control", "no-store\r\nset-cookie: a=b");
    const QByteArrayList lines = linesOf(response);
    QVERIFY(lines.contains("cache-control: private, no-cache"));
    QVERIFY(!lines.join('\n').contains("set-cookie"));
}

QTEST_APPLESS_MAIN(TestResponseWriter)
#include "tst_responsewriter.moc"
