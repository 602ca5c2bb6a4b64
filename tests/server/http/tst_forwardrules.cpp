#include "server/http/forwardrules.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestForwardRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urlKeepsTheTarget_data();
    void urlKeepsTheTarget();
    void pathsThatLeaveAreRefused_data();
    void pathsThatLeaveAreRefused();
    void fieldsOfTheConnectionStay();
    void whatTheOldServiceIsTold();
    void howItCameIsTold();
    void fieldsAreAddedToThoseBefore();
    void repeatedFieldsAreJoined();
    void bodyWithoutTypeIsJson();
    void loopsAreSeen_data();
    void loopsAreSeen();
    void answerLosesTheConnectionsFields();
    void locationLeadsThroughHere_data();
    void locationLeadsThroughHere();

private:
    static ForwardRules rules(const QString &base = u"http://old:8006"_s)
    {
        ForwardRules made;
        made.base = QUrl(base);
        made.name = "hearthbook-1";
        return made;
    }
    static Request request(const QByteArray &target = "/api/v1/alerts")
    {
        Request made;
        made.setTarget(target);
        made.peer = "192.0.2.7";
        made.requestId = "id-1";
        made.headers.append("host", "book.local:8006");
        return made;
    }
};

void TestForwardRules::urlKeepsTheTarget_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("plain") << u"http://old:8006"_s << "/api/v1/alerts"_ba << "http://old:8006/api/v1/alerts"_ba;
    QTest::newRow("slash behind") << u"http://old:8006/"_s << "/api/v1/alerts"_ba << "http://old:8006/api/v1/alerts"_ba;
    QTest::newRow("prefix") << u"https://old/data-api/"_s << "/api/v1/alerts"_ba
                            << "https://old/data-api/api/v1/alerts"_ba;
    QTest::newRow("query") << u"http://old"_s << "/a?x=1&y=a%20b%2Fc&x=%C3%A4"_ba
                           << "http://old/a?x=1&y=a%20b%2Fc&x=%C3%A4"_ba;
    QTest::newRow("escaped slash") << u"http://old"_s << "/a/b%2Fc"_ba << "http://old/a/b%2Fc"_ba;
    QTest::newRow("IPv6, no password") << u"http://u:p@[::1]:8016"_s << "/a"_ba << "http://[::1]:8016/a"_ba;
    QTest::newRow("two slashes") << u"http://old"_s << "/a//b"_ba << "http://old/a//b"_ba;
}

void TestForwardRules::urlKeepsTheTarget()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, url);
    QCOMPARE(rules(base).urlOf(request(target)).value().toEncoded(), url);
}

void TestForwardRules::pathsThatLeaveAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path : { "/api/v1/alerts/..", "/api/v1/alerts/../../internal/devices/clear", "/api/v1/alerts/./x",
                              "/api/v1/alerts/%2e%2e/x", "/api/v1/alerts/.%2E/x", "/api/v1/alerts/..%2Fx",
                              "/api/v1/alerts/%252e%252e/x", "/api/v1/alerts/..\\x", "/api/v1/alerts/..%5cx" })
        QTest::newRow(path) << QByteArray(path);
}

void TestForwardRules::pathsThatLeaveAreRefused()
{
    QFETCH(QByteArray, path);
    QVERIFY(!rules().urlOf(request(path)));
    QVERIFY(rules().urlOf(request("/api/v1/alerts/...?x=../..")));
}

void TestForwardRules::fieldsOfTheConnectionStay()
{
    Request one = request();
    for (const char *name : { "connection", "keep-alive", "proxy-authorization", "te", "trailer", "transfer-encoding",
                              "upgrade", "expect", "content-length", "content-encoding", "x-secret" })
        one.headers.set(name, "close, X-Secret");
    const Headers sent = rules().headersFor(one);
    for (const char *name : { "keep-alive", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
                              "expect", "content-length", "content-encoding", "x-secret" })
        QVERIFY2(!sent.contains(name), name);
    QCOMPARE(sent.value("connection"), "close"_ba);
}

void TestForwardRules::whatTheOldServiceIsTold()
{
    Request one = request();
    one.headers.append("authorization", "Bearer key");
    one.headers.append("x-request-id", "somebody's");
    one.headers.append("accept-encoding", "gzip");
    const Headers sent = rules().headersFor(one);
    QCOMPARE(sent.value("host"), "old:8006"_ba);
    QCOMPARE(sent.value("authorization"), "Bearer key"_ba);
    QCOMPARE(sent.value("x-request-id"), "id-1"_ba);
    QCOMPARE(sent.value("x-forwarded-for"), "192.0.2.7"_ba);
    QCOMPARE(sent.value("x-forwarded-host"), "book.local:8006"_ba);
    QCOMPARE(sent.value("x-forwarded-proto"), "http"_ba);
    QCOMPARE(sent.value("via"), "1.1 hearthbook-1"_ba);
    QCOMPARE(sent.value("accept-encoding"), "gzip"_ba);
    QCOMPARE(rules().headersFor(request()).value("accept-encoding"), "identity"_ba);
}

void TestForwardRules::howItCameIsTold()
{
    Request one = request();
    one.isTls = true;
    QCOMPARE(rules().headersFor(one).value("x-forwarded-proto"), "https"_ba);
    one.peer = "unix";
    QCOMPARE(rules().headersFor(one).value("x-forwarded-for"), "127.0.0.1"_ba); // an address must stand there
}

void TestForwardRules::fieldsAreAddedToThoseBefore()
{
    Request one = request();
    one.headers.append("x-forwarded-for", "198.51.100.1");
    one.headers.append("x-forwarded-proto", "https");
    one.headers.append("via", "1.1 nginx");
    const Headers sent = rules().headersFor(one);
    QCOMPARE(sent.value("x-forwarded-for"), "198.51.100.1, 192.0.2.7"_ba);
    QCOMPARE(sent.value("x-forwarded-proto"), "https"_ba);
    QCOMPARE(sent.value("via"), "1.1 nginx, 1.1 hearthbook-1"_ba);
}

void TestForwardRules::repeatedFieldsAreJoined()
{
    Request one = request();
    one.headers.append("accept", "text/html");
    one.headers.append("accept", "*/*");
    one.headers.append("cookie", "a=1");
    one.headers.append("cookie", "b=2");
    const Headers sent = rules().headersFor(one);
    QCOMPARE(sent.value("accept"), "text/html, */*"_ba);
    QCOMPARE(sent.value("cookie"), "a=1; b=2"_ba);
    QCOMPARE(sent.count("accept"), 1);
}

void TestForwardRules::bodyWithoutTypeIsJson()
{
    Request one = request();
    QVERIFY(!rules().headersFor(one).contains("content-type"));
    one.body = "{}";
    QCOMPARE(rules().headersFor(one).value("content-type"), "application/json"_ba);
    one.headers.append("content-type", "text/plain");
    QCOMPARE(rules().headersFor(one).value("content-type"), "text/plain"_ba);
}

void TestForwardRules::loopsAreSeen_data()
{
    QTest::addColumn<QByteArray>("via");
    QTest::addColumn<bool>("loop");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("another proxy") << "1.1 nginx"_ba << false;
    QTest::newRow("another Hearthbook") << "1.1 hearthbook-2"_ba << false;
    QTest::newRow("this one") << "1.1 hearthbook-1"_ba << true;
    QTest::newRow("this one and others") << "1.0 a, 1.1 hearthbook-1 (comment), 1.1 b"_ba << true;
}

void TestForwardRules::loopsAreSeen()
{
    QFETCH(QByteArray, via);
    Request one = request();
    if (!via.isEmpty())
        one.headers.append("via", via);
    QTEST(rules().isLoop(one), "loop");
}

void TestForwardRules::answerLosesTheConnectionsFields()
{
    Headers answer;
    for (const char *name : { "connection", "keep-alive", "transfer-encoding", "content-length", "content-type", "date",
                              "x-request-id", "x-correlation-id", "access-control-allow-origin", "x-own" })
        answer.append(name, "X-Own");
    answer.append("set-cookie", "a=1");
    answer.append("set-cookie", "b=2");
    answer.append("retry-after", "60");
    answer.append("www-authenticate", "Bearer");
    const Headers back = rules().headersBack(answer);
    QStringList names;
    for (const auto &[name, value] : back)
        names += QString::fromLatin1(name + '=' + value);
    QCOMPARE(names.join(u' '), u"set-cookie=a=1 set-cookie=b=2 retry-after=60 www-authenticate=Bearer"_s);
}

void TestForwardRules::locationLeadsThroughHere_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("seen");
    QTest::newRow("at the old service") << u"http://old:8006"_s << "http://old:8006/api/v1/alerts?x=1"_ba
                                        << "/api/v1/alerts?x=1"_ba;
    QTest::newRow("below its prefix") << u"http://old/p/"_s << "http://old/p/api/v1/alerts"_ba << "/api/v1/alerts"_ba;
    QTest::newRow("elsewhere") << u"http://old:8006"_s << "http://other/x"_ba << "http://other/x"_ba;
    QTest::newRow("relative") << u"http://old:8006"_s << "/api/v1/alerts"_ba << "/api/v1/alerts"_ba;
    QTest::newRow("no web address") << u"http://old:8006"_s << "mailto:a"_ba << "mailto:a"_ba;
}

void TestForwardRules::locationLeadsThroughHere()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, location);
    Headers answer;
    answer.append("location", location);
    QTEST(rules(base).headersBack(answer).value("location"), "seen");
}

QTEST_GUILESS_MAIN(TestForwardRules)
#include "tst_forwardrules.moc"
