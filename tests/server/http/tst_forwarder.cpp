#include "server/http/forwarder.h"
#include "tests/support/oldservice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <mutex>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Requests on their way to another server, over TCP.
class TestForwarder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_old = std::make_unique<OldService>(); }
    void cleanup() { m_old.reset(); }
    void everyMethodArrives_data();
    void everyMethodArrives();
    void answerComesBack();
    void errorsComeBackAsTheyAre_data();
    void errorsComeBackAsTheyAre();
    void redirectsAreNotFollowed();
    void codedBodiesStayCoded();
    void brokenAnswersAre502_data();
    void brokenAnswersAre502();
    void unreachableIs502();
    void slowIs504();
    void tooLargeIs502();
    void loopIs502();
    void pathThatLeavesIs404();
    void tooManyAre503();
    void noThreadWaits();
    void stopTellsThoseWhoWait();
    void endsWithRequestsUnderWay();

private:
    ForwardRules rules() const
    {
        ForwardRules made;
        made.base = QUrl(m_old->url());
        return made;
    }
    static Request request(Method method = Method::Get, const QByteArray &body = {})
    {
        Request made;
        made.method = method;
        made.setTarget("/api/v1/alerts?severity=a%20b");
        made.headers.append("host", "book");
        made.body = body;
        made.requestId = "id-1";
        made.peer = "127.0.0.1";
        return made;
    }
    /// Waits in the event loop, where the old service lives.
    static Response ask(Forwarder &forwarder, const Request &request)
    {
        const auto got = std::make_shared<std::pair<std::mutex, std::optional<Response>>>();
        forwarder.forward(request, [got](Response response) {
            const std::lock_guard lock(got->first);
            got->second = std::move(response);
        });
        const auto came = [&] {
            const std::lock_guard lock(got->first);
            return got->second.has_value();
        };
        return QTest::qWaitFor(came, 20'000) ? *got->second : Response { .status = 0 };
    }
    Response ask(const Request &one)
    {
        Forwarder forwarder(rules());
        return ask(forwarder, one);
    }

    std::unique_ptr<OldService> m_old;
};

void TestForwarder::everyMethodArrives_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("GET") << Method::Get << QByteArray();
    QTest::newRow("HEAD") << Method::Head << QByteArray();
    QTest::newRow("POST") << Method::Post << R"({"a":1})"_ba;
    QTest::newRow("POST without a body") << Method::Post << QByteArray();
    QTest::newRow("PUT") << Method::Put << QByteArray(300'000, 'x');
    QTest::newRow("PATCH") << Method::Patch << "[]"_ba;
    QTest::newRow("DELETE") << Method::Delete << QByteArray();
    QTest::newRow("OPTIONS") << Method::Options << QByteArray();
}

void TestForwarder::everyMethodArrives()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, body);
    const Response answer = ask(request(method, body));
    QCOMPARE(answer.status, 200);
    QCOMPARE(m_old->asked().size(), 1U);
    const AskedRequest &asked = m_old->asked().front();
    QCOMPARE(asked.method, methodName(method).toByteArray());
    QCOMPARE(asked.target, "/api/v1/alerts?severity=a%20b"_ba);
    QCOMPARE(asked.body, body);
    QCOMPARE(asked.headers.value("host"), m_old->url().mid(7).toLatin1());
    QCOMPARE(asked.headers.value("x-request-id"), "id-1"_ba);
    QVERIFY(asked.headers.value("user-agent").startsWith("Hearthbook/"));
}

void TestForwarder::answerComesBack()
{
    m_old->answer = "HTTP/1.1 203 Fine\r\nContent-Type: text/csv\r\nX-Own: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n3\r\na,b\r\n0\r\n\r\n";
    const Response answer = ask(request());
    QCOMPARE(answer.status, 203);
    QCOMPARE(answer.contentType, "text/csv"_ba);
    QCOMPARE(answer.body, "a,b"_ba);
    QCOMPARE(answer.headers.value("x-own"), "1"_ba);
    QCOMPARE(answer.headers.count("set-cookie"), 2);
    QVERIFY(!answer.headers.contains("transfer-encoding"));
}

void TestForwarder::errorsComeBackAsTheyAre_data()
{
    QTest::addColumn<int>("status");
    for (const int status : { 304, 400, 401, 403, 404, 405, 409, 410, 422, 429, 500, 501, 502, 503 })
        QTest::addRow("%d", status) << status;
}

void TestForwarder::errorsComeBackAsTheyAre()
{
    QFETCH(int, status);
    const QByteArray body = status == 304 ? QByteArray() : R"({"detail":"old"})"_ba;
    m_old->answer = "HTTP/1.1 " + QByteArray::number(status)
        + " X\r\nWWW-Authenticate: Bearer\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    const Response answer = ask(request());
    QTEST(answer.status, "status");
    QCOMPARE(answer.body, body);
}

void TestForwarder::redirectsAreNotFollowed()
{
    m_old->answer = "HTTP/1.1 307 X\r\nLocation: " + m_old->url(u"/api/v1/alerts/active"_s).toLatin1()
        + "\r\nContent-Length: 0\r\n\r\n";
    const Response answer = ask(request());
    QCOMPARE(answer.status, 307);
    QCOMPARE(answer.headers.value("location"), "/api/v1/alerts/active"_ba);
    QCOMPARE(m_old->asked().size(), 1U);
}

void TestForwarder::codedBodiesStayCoded()
{
    m_old->answer = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc";
    Request one = request();
    one.headers.append("accept-encoding", "gzip");
    const Response answer = ask(one);
    QCOMPARE(answer.body, "abc"_ba);
    QCOMPARE(answer.headers.value("content-encoding"), "gzip"_ba);
}

void TestForwarder::brokenAnswersAre502_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH_9.2\r\n"_ba;
    QTest::newRow("closed within the head") << "HTTP/1.1 200 OK\r\nContent-"_ba;
    QTest::newRow("closed within the body") << "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}"_ba;
}

void TestForwarder::brokenAnswersAre502()
{
    QFETCH(QByteArray, answer);
    m_old->answer = answer;
    const Response got = ask(request());
    QCOMPARE(got.status, 502);
    QVERIFY(
        QJsonDocument::fromJson(got.body)[u"detail"].toString().startsWith(u"The old service cannot be reached: "_s));
}

void TestForwarder::unreachableIs502()
{
    const ForwardRules there = rules();
    m_old->leave();
    Forwarder forwarder(there);
    const Response answer = ask(forwarder, request());
    QCOMPARE(answer.status, 502);
    const QJsonObject problem = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(problem[u"detail"], u"The old service cannot be reached: the connection was refused"_s);
    QCOMPARE(problem[u"error_code"], u"HTTP_502"_s);
    QVERIFY(!answer.body.contains("127.0.0.1"));
}

void TestForwarder::slowIs504()
{
    m_old->answer.clear();
    ForwardRules impatient = rules();
    impatient.timeout = 200ms;
    Forwarder forwarder(impatient);
    QCOMPARE(ask(forwarder, request()).status, 504);
}

void TestForwarder::tooLargeIs502()
{
    m_old->answer = "HTTP/1.1 200 OK\r\nContent-Length: 600000\r\n\r\n" + QByteArray(600'000, 'x');
    ForwardRules narrow = rules();
    narrow.answerBytes = 599'999;
    Forwarder small(narrow);
    QCOMPARE(ask(small, request()).status, 502);
    narrow.answerBytes = 600'000;
    Forwarder enough(narrow);
    QCOMPARE(ask(enough, request()).body.size(), 600'000);
}

void TestForwarder::loopIs502()
{
    Request one = request();
    one.headers.append("via", "1.1 hearthbook");
    QCOMPARE(ask(one).status, 502);
    QVERIFY(m_old->asked().empty());
}

void TestForwarder::pathThatLeavesIs404()
{
    Request one = request();
    one.setTarget("/api/v1/alerts/../../../internal/devices/clear");
    QCOMPARE(ask(one).status, 404);
    QVERIFY(m_old->asked().empty());
}

void TestForwarder::tooManyAre503()
{
    m_old->answer.clear();
    Forwarder forwarder(rules());
    for (int i = 0; i < Forwarder::most; ++i)
        forwarder.forward(request(), [](const Response &) { });
    QCOMPARE(ask(forwarder, request()).status, 503);
}

/// The old service lives in this thread: were it waited for, it could not answer.
void TestForwarder::noThreadWaits()
{
    Forwarder forwarder(rules());
    std::atomic<int> answered = 0;
    for (int i = 0; i < 20; ++i)
        forwarder.forward(request(),
                          [&answered](const Response &response) { answered += response.status == 200 ? 1 : 100; });
    QCOMPARE(answered.load(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(answered.load(), 20, 20'000);
}

void TestForwarder::stopTellsThoseWhoWait()
{
    m_old->answer.clear();
    Forwarder forwarder(rules());
    std::atomic<int> told = 0;
    for (int i = 0; i < 10; ++i)
        forwarder.forward(request(), [&told](const Response &response) { told += response.status == 503 ? 1 : 100; });
    QTRY_VERIFY(!m_old->asked().empty());
    forwarder.stop();
    QCOMPARE(told.load(), 10);
    QCOMPARE(ask(forwarder, request()).status, 503);
}

void TestForwarder::endsWithRequestsUnderWay()
{
    m_old->answer.clear();
    const auto alive = std::make_shared<int>();
    {
        Forwarder forwarder(rules());
        for (int i = 0; i < 10; ++i)
            forwarder.forward(request(), [alive](const Response &) { });
        QTRY_VERIFY(!m_old->asked().empty());
    }
    QCOMPARE(alive.use_count(), 1); // a dropped completion answers 500
}

QTEST_GUILESS_MAIN(TestForwarder)
#include "tst_forwarder.moc"
