#include "core/influx/influxclient.h"
#include "tests/support/certificates.h"
#include "tests/support/influxcalls.h"
#include "tests/support/scriptedinflux.h"

#include <QPointer>
#include <QThread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The address sanitizer keeps it for a while, to find its use.
#ifdef __SANITIZE_ADDRESS__
static constexpr bool freedMemoryIsGivenBack = false;
#else
static constexpr bool freedMemoryIsGivenBack = true;
#endif

/// Against a server that answers what each test says.
class TestInfluxClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fluxIsAskedOfTwo();
    void influxQlIsAskedOfOneAndThree_data();
    void influxQlIsAskedOfOneAndThree();
    void kindIsAskedOnce();
    void kindIsAskedAgainAfterAFailure();
    void serverWithoutPing();
    void wrongTokenAtPing();
    void statuses_data();
    void statuses();
    void errorInMidStream();
    void connectionCutInMidStream_data();
    void connectionCutInMidStream();
    void anotherServerAnswers();
    void nobodyListens();
    void certificates_data();
    void certificates();
    void hostIsUnknown();
    void noAnswer();
    void answerThatPauses();
    void wholeAnswerTakesTooLong();
    void connectionThatIsNotTaken();
    void redirectTakesNoTokenAlong();
    void answerOverTheLimit();
    void hundredMegabytesAreNotKept();
    void enoughIsEnough();
    void errorOfTheTakerIsHandedOn();
    void cancelledCallIsSilent();
    void cancelledWhileARowIsTaken();
    void clientThatGoesIsSilent();
    void doneMayDeleteTheClient();
    void notSetUp();
    void writesGoToTheRightPlace();
    void refusedPoints();
    void waitingForOthersIsNotUnreachable();
    void numbersOfQueries();
    void secretsStayOutOfErrors();
    void onAnyThreadWithAnEventLoop();

private:
    static QByteArray rowsOf(int count)
    {
        QByteArray text = ",result,table,_value\r\n";
        for (int i = 0; i < count; ++i)
            text += ",,0,v" + QByteArray::number(i) + "\r\n";
        return text + "\r\n";
    }
    InfluxClient &client()
    {
        if (!m_client)
            m_client = std::make_unique<InfluxClient>(m_options, m_status);
        return *m_client;
    }
    InfluxRows asked() { return ask(client(), m_query); }
    /// A query whose answer stops after two rows and does not end.
    InfluxCall *unfinished(int &rows, bool &done)
    {
        m_server->script({ { .bytes = ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(rowsOf(2)) } });
        return client().query(
            m_query,
            [&rows](const InfluxRow &) -> Result<bool> {
                ++rows;
                return true;
            },
            [&done](const Result<void> &) { done = true; });
    }

    InfluxOptions m_options;
    InfluxStatus m_status;
    InfluxQuery m_query { .influxQl = u"SELECT 1"_s, .flux = u"|> range(start: -1h)"_s };
    std::unique_ptr<ScriptedInflux> m_server;
    std::unique_ptr<InfluxClient> m_client;
};

void TestInfluxClient::init()
{
    m_server = std::make_unique<ScriptedInflux>();
    m_options = {};
    m_options.url = m_server->url();
    m_options.org = u"home"_s;
    m_options.bucket = u"events"_s;
    m_options.token = u"s3cr3t"_s;
    m_status.forgetKind();
}

void TestInfluxClient::cleanup()
{
    m_client.reset();
    m_server.reset();
}

void TestInfluxClient::fluxIsAskedOfTwo()
{
    m_server->script({ ScriptedInflux::good(rowsOf(2)) });
    const InfluxRows got = asked();
    QVERIFY2(got.result, qUtf8Printable(got.message()));
    QCOMPARE(got.rows.size(), std::size_t(2));
    QCOMPARE(got.row(1), u"_value=v1"_s);
    QCOMPARE(m_status.kind(), InfluxKind::V2);
    const InfluxRequestSeen &seen = m_server->requests().at(0);
    QCOMPARE(seen.method, "POST"_ba);
    QCOMPARE(seen.target, "/api/v2/query?org=home"_ba);
    QCOMPARE(seen.headers.value("authorization"), "Token s3cr3t"_ba);
}

void TestInfluxClient::influxQlIsAskedOfOneAndThree_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("build");
    QTest::newRow("1.x") << "1.8.10"_ba << "OSS"_ba;
    QTest::newRow("3.x") << "3.0.1"_ba << "Core"_ba;
}

void TestInfluxClient::influxQlIsAskedOfOneAndThree()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, build);
    m_server->setVersion(version, build);
    m_server->script(
        { ScriptedInflux::good(R"({"results":[{"series":[{"columns":["v"],"values":[[1]]}]}]})", "application/json") });
    const InfluxRows got = asked();
    QVERIFY2(got.result, qUtf8Printable(got.message()));
    QCOMPARE(got.row(0), u"v=1"_s);
    QCOMPARE(m_server->requests().at(0).target, "/query"_ba);
}

void TestInfluxClient::kindIsAskedOnce()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(asked().result);
    QCOMPARE(m_server->pings(), 1);
}

void TestInfluxClient::kindIsAskedAgainAfterAFailure()
{
    m_server->script({ ScriptedInflux::status("404 Not Found", "404 page not found\n", "text/plain"),
                       ScriptedInflux::good(R"({"results":[{}]})", "application/json") });
    QVERIFY(!asked().result);
    m_server->setVersion("1.8.10"); // another one came up in its place
    QVERIFY(asked().result);
    QCOMPARE(m_server->pings(), 2);
    QCOMPARE(m_server->requests().at(1).target, "/query"_ba);
}

void TestInfluxClient::serverWithoutPing()
{
    m_server->setPing("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QVERIFY(asked().result);
    QCOMPARE(m_server->requests().at(0).target, "/api/v2/query?org=home"_ba);
}

void TestInfluxClient::wrongTokenAtPing()
{
    m_server->setPing("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(asked().code(), ErrorCode::Forbidden);
    QVERIFY(m_server->requests().empty());
}

void TestInfluxClient::statuses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("401") << "401 Unauthorized"_ba << ErrorCode::Forbidden;
    QTest::newRow("403") << "403 Forbidden"_ba << ErrorCode::Forbidden;
    QTest::newRow("404") << "404 Not Found"_ba << ErrorCode::NotFound;
    QTest::newRow("400") << "400 Bad Request"_ba << ErrorCode::InvalidInput;
    QTest::newRow("405") << "405 Method Not Allowed"_ba << ErrorCode::InvalidInput;
    QTest::newRow("413") << "413 Payload Too Large"_ba << ErrorCode::TooLarge;
    QTest::newRow("422") << "422 Unprocessable Entity"_ba << ErrorCode::InvalidInput;
    QTest::newRow("429") << "429 Too Many Requests"_ba << ErrorCode::Unavailable;
    QTest::newRow("500") << "500 Internal Server Error"_ba << ErrorCode::Unavailable;
    QTest::newRow("502") << "502 Bad Gateway"_ba << ErrorCode::Unavailable;
    QTest::newRow("503") << "503 Service Unavailable"_ba << ErrorCode::Unavailable;
}

void TestInfluxClient::statuses()
{
    QFETCH(QByteArray, line);
    m_server->script({ ScriptedInflux::status(line, R"({"code":"x","message":"why it is so"})") });
    const InfluxRows got = asked();
    QVERIFY(!got.result);
    QTEST(got.code(), "code");
    QVERIFY2(got.message().endsWith(u": why it is so"_s), qUtf8Printable(got.message()));
}

void TestInfluxClient::errorInMidStream()
{
    m_server->script({ ScriptedInflux::good(rowsOf(3) + "error,reference\r\nshard is gone,897\r\n") });
    const InfluxRows got = asked();
    QCOMPARE(got.rows.size(), std::size_t(3));
    QCOMPARE(got.message(), u"InfluxDB reports: shard is gone"_s);
}

void TestInfluxClient::connectionCutInMidStream_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray part = rowsOf(3).chopped(4);
    QTest::newRow("of known length") << "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\n"
            + part;
    QTest::newRow("in chunks") << ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(part);
    QTest::newRow("in chunks, after a whole row") << ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(rowsOf(3));
    QTest::newRow("until it closes") << "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n" + part;
}

void TestInfluxClient::connectionCutInMidStream()
{
    QFETCH(QByteArray, bytes);
    m_server->script({ { .bytes = bytes, .closes = true } });
    const InfluxRows got = asked();
    QVERIFY(got.rows.size() >= 2);
    QVERIFY(!got.result);
    QVERIFY(got.code() == ErrorCode::Unavailable || got.code() == ErrorCode::MalformedInput);
}

void TestInfluxClient::anotherServerAnswers()
{
    m_server->script({ ScriptedInflux::good("<html>Sign in</html>", "text/html; charset=utf-8") });
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().contains(u"something else: it sends text/html"_s), qUtf8Printable(got.message()));
}

void TestInfluxClient::nobodyListens()
{
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    m_options.url.setPort(closed.serverPort());
    closed.close();
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().endsWith(u"refuses the connection"_s), qUtf8Printable(got.message()));
    QVERIFY(!m_status.numbers().connected);
}

void TestInfluxClient::certificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("trusted");
    QTest::addColumn<QString>("says"); // empty: it is taken
    const QString authority = certificateFile(u"authority"_s);
    QTest::newRow("trusted") << u"localhost"_s << authority << QString();
    QTest::newRow("trusted by itself") << u"selfsigned"_s << certificateFile(u"selfsigned"_s) << QString();
    QTest::newRow("signed by itself") << u"selfsigned"_s << QString() << u"self-signed"_s;
    QTest::newRow("what helps") << u"selfsigned"_s << QString() << u"influxdb.ca_file"_s;
    QTest::newRow("unknown authority") << u"localhost"_s << QString() << u"issuer certificate"_s;
    QTest::newRow("for another name") << u"elsewhere"_s << authority << u"host name did not match"_s;
    QTest::newRow("expired") << u"expired"_s << authority << u"expired"_s;
    QTest::newRow("no such file") << u"localhost"_s << u"/nowhere.pem"_s
                                  << u"no certificate can be read from /nowhere.pem"_s;
}

void TestInfluxClient::certificates()
{
    QFETCH(QString, certificate);
    QFETCH(QString, trusted);
    QFETCH(QString, says);
    ScriptedInflux secure(tlsOf(certificate));
    InfluxOptions asked = m_options;
    asked.url = secure.url();
    asked.caFile = trusted;
    InfluxClient client(asked, m_status);
    const InfluxRows got = ask(client, { .flux = u"|> last()"_s });
    QCOMPARE(got.result.has_value(), says.isEmpty());
    QVERIFY2(got.message().contains(says), qUtf8Printable(got.message()));
    if (got.result)
        return;
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY(got.message().startsWith(u"InfluxDB at https://127.0.0.1:"_s));
    QVERIFY(secure.requests().empty());
}

void TestInfluxClient::hostIsUnknown()
{
    m_options.url.setHost(u"influx.invalid"_s);
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().startsWith(u"InfluxDB at http://influx.invalid:"_s), qUtf8Printable(got.message()));
}

void TestInfluxClient::noAnswer()
{
    m_options.answerTimeout = 200ms;
    m_server->script({ {} });
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().endsWith(u"did not answer for 0.2 s"_s), qUtf8Printable(got.message()));
}

void TestInfluxClient::answerThatPauses()
{
    m_options.answerTimeout = 200ms;
    m_server->script({ { .bytes = ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(rowsOf(2)) } });
    const InfluxRows got = asked();
    QCOMPARE(got.rows.size(), std::size_t(2));
    QCOMPARE(got.code(), ErrorCode::Unavailable);
}

void TestInfluxClient::wholeAnswerTakesTooLong()
{
    m_query.limit = 200ms;
    m_server->script({ { .bytes = ScriptedInflux::chunkedHead() } });
    const InfluxRows got = asked();
    m_query.limit = 0ms;
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().endsWith(u"takes too long to answer"_s), qUtf8Printable(got.message()));
}

/// A listener that takes nobody: the kernel answers no further connection once its queue is full.
void TestInfluxClient::connectionThatIsNotTaken()
{
    QTcpServer full;
    full.setListenBacklogSize(0);
    full.listen(QHostAddress::LocalHost);
    full.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (bool taken = true; taken && waiting.size() < 10;) {
        waiting.push_back(std::make_unique<QTcpSocket>());
        waiting.back()->connectToHost(QHostAddress::LocalHost, full.serverPort());
        taken = waiting.back()->waitForConnected(300);
    }
    m_options.url.setPort(full.serverPort());
    m_options.connectTimeout = 200ms;
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QVERIFY2(got.message().endsWith(u"cannot be reached within 0.2 s"_s), qUtf8Printable(got.message()));
}

void TestInfluxClient::redirectTakesNoTokenAlong()
{
    const QByteArray elsewhere = m_server->url(u"/elsewhere"_s).toEncoded();
    m_server->script(
        { { .bytes = "HTTP/1.1 307 Temporary Redirect\r\nLocation: " + elsewhere + "\r\nContent-Length: 0\r\n\r\n" } });
    const InfluxRows got = asked();
    QVERIFY2(got.message().endsWith(u"points to another address (status 307)"_s), qUtf8Printable(got.message()));
    QCOMPARE(m_server->requests().size(), std::size_t(1));
}

void TestInfluxClient::answerOverTheLimit()
{
    m_options.bodyLimit = 10'000;
    m_server->script({ ScriptedInflux::good(rowsOf(5000)) });
    QCOMPARE(asked().code(), ErrorCode::TooLarge);
}

void TestInfluxClient::hundredMegabytesAreNotKept()
{
    const QByteArray row = ",,0," + QByteArray(1000, 'x') + "\r\n";
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n";
    const qint64 pieces = 100;
    const QByteArray piece = row.repeated(1000);
    const QByteArray begin = ",result,table,_value\r\n";
    m_server->script({ { .bytes = head + "Content-Length: " + QByteArray::number(begin.size() + pieces * piece.size())
                             + "\r\n\r\n" + begin,
                         .repeat = pieces,
                         .piece = piece } });
    const auto memory = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
    };
    const qint64 before = memory();
    qint64 most = 0;
    qint64 rows = 0;
    const Result<void> result = waitFor([&](const InfluxCall::Done &done) {
        client().query(
            m_query,
            [&](const InfluxRow &) -> Result<bool> {
                if (++rows % 1000 == 0)
                    most = std::max(most, memory());
                return true;
            },
            done);
    });
    QVERIFY2(result, result ? "" : qUtf8Printable(result.error().message));
    QCOMPARE(rows, pieces * 1000);
    if (freedMemoryIsGivenBack)
        QVERIFY2(most - before < 24 * 1024 * 1024, qPrintable(QString::number((most - before) / 1024)));
}

void TestInfluxClient::enoughIsEnough()
{
    m_server->script({ { .bytes = ScriptedInflux::chunkedHead() + ScriptedInflux::chunk(rowsOf(100)) } });
    int rows = 0;
    const Result<void> result = waitFor([&](const InfluxCall::Done &done) {
        client().query(m_query, [&](const InfluxRow &) -> Result<bool> { return ++rows < 5; }, done);
    });
    QVERIFY(result);
    QCOMPARE(rows, 5);
}

void TestInfluxClient::errorOfTheTakerIsHandedOn()
{
    m_server->script({ ScriptedInflux::good(rowsOf(100)) });
    const Result<void> result = waitFor([&](const InfluxCall::Done &done) {
        client().query(
            m_query, [](const InfluxRow &) -> Result<bool> { return failure(ErrorCode::StorageFull, u"full"_s); },
            done);
    });
    QCOMPARE(result.error().code, ErrorCode::StorageFull);
}

void TestInfluxClient::cancelledCallIsSilent()
{
    int rows = 0;
    bool done = false;
    QPointer<InfluxCall> call = unfinished(rows, done);
    QTRY_COMPARE(rows, 2);
    call->cancel();
    QTRY_VERIFY(!call);
    m_server->script({ ScriptedInflux::good(rowsOf(1)) });
    QVERIFY(asked().result);
    QVERIFY(!done);
    QCOMPARE(rows, 2);
}

void TestInfluxClient::cancelledWhileARowIsTaken()
{
    m_server->script({ ScriptedInflux::good(rowsOf(100)) });
    int rows = 0;
    QPointer<InfluxCall> call;
    call = client().query(
        m_query,
        [&](const InfluxRow &) -> Result<bool> {
            if (++rows == 3)
                call->cancel();
            return true;
        },
        [&](const Result<void> &) { rows = -1000; });
    QTRY_VERIFY(!call);
    QCOMPARE(rows, 3);
}

void TestInfluxClient::clientThatGoesIsSilent()
{
    int rows = 0;
    bool done = false;
    unfinished(rows, done);
    QTRY_COMPARE(rows, 2);
    m_client.reset();
    QCoreApplication::processEvents();
    QVERIFY(!done);
}

void TestInfluxClient::doneMayDeleteTheClient()
{
    bool done = false;
    client().query(
        m_query, [](const InfluxRow &) -> Result<bool> { return true; },
        [&](const Result<void> &) {
            m_client.reset();
            done = true;
        });
    QTRY_VERIFY(done);
}

void TestInfluxClient::notSetUp()
{
    m_options.url.clear();
    const InfluxRows got = asked();
    QCOMPARE(got.code(), ErrorCode::Unavailable);
    QCOMPARE(got.message(), u"InfluxDB is not set up"_s);
}

void TestInfluxClient::writesGoToTheRightPlace()
{
    m_server->script({ { .bytes = "HTTP/1.1 204 No Content\r\n\r\n" } });
    QVERIFY(writeLines(client(), "m f=1i 0\n"));
    QCOMPARE(m_server->requests().at(0).target, "/api/v2/write?org=home&bucket=events&precision=ns"_ba);
    QCOMPARE(m_server->requests().at(0).body, "m f=1i 0\n"_ba);
}

void TestInfluxClient::refusedPoints()
{
    m_server->script({ ScriptedInflux::status("422 Unprocessable Entity",
                                              R"({"code":"unprocessable entity","message":"field type conflict"})") });
    const Result<void> written = writeLines(client(), "m f=1i 0\n");
    QCOMPARE(written.error().code, ErrorCode::InvalidInput);
    QVERIFY(written.error().message.endsWith(u": field type conflict"_s));
}

/// Qt has six connections to a host: what waits for one of them must not be called unreachable.
void TestInfluxClient::waitingForOthersIsNotUnreachable()
{
    m_options.connectTimeout = 200ms;
    m_options.answerTimeout = 600ms;
    m_server->onRequest = [](const InfluxRequestSeen &) { return std::optional(ScriptedInflux::Answer()); }; // hangs
    QStringList messages;
    for (int i = 0; i < 8; ++i)
        client().query(m_query, {}, [&messages](const Result<void> &result) { messages += result.error().message; });
    QTRY_COMPARE(messages.size(), 8);
    for (const QString &message : std::as_const(messages))
        QVERIFY2(message.contains(u"did not answer"_s), qPrintable(message));
}

void TestInfluxClient::numbersOfQueries()
{
    const InfluxStatus::Numbers before = m_status.numbers();
    m_server->script({ ScriptedInflux::good(rowsOf(1)), ScriptedInflux::status("500 Broken", "{}") });
    QVERIFY(asked().result);
    QVERIFY(m_status.numbers().connected);
    QVERIFY(!asked().result);
    QVERIFY(!m_status.numbers().connected);
    QVERIFY(waitFor([&](const InfluxCall::Done &done) { client().ping(done); }));
    QVERIFY(m_status.numbers().connected);
    QCOMPARE(m_status.numbers().queryCount - before.queryCount, 2);
}

void TestInfluxClient::secretsStayOutOfErrors()
{
    m_options.url.setUserInfo(u"ann:hidden"_s);
    m_server->script({ ScriptedInflux::status("400 Bad Request", R"({"message":"no Token s3cr3t, no hidden"})") });
    const QString message = asked().message();
    QVERIFY2(!message.contains(u"s3cr3t"_s) && !message.contains(u"hidden"_s), qUtf8Printable(message));
}

void TestInfluxClient::onAnyThreadWithAnEventLoop()
{
    m_server->script({ ScriptedInflux::good(rowsOf(2)) });
    QThread thread;
    std::atomic<int> rows = 0;
    std::atomic<bool> done = false;
    std::unique_ptr<InfluxClient> own;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    QMetaObject::invokeMethod(&context, [&] {
        own = std::make_unique<InfluxClient>(m_options, m_status);
        own->query(
            m_query,
            [&](const InfluxRow &) -> Result<bool> {
                ++rows;
                return true;
            },
            [&](const Result<void> &result) {
                own.reset();
                done = result.has_value();
            });
    });
    QTRY_VERIFY(done);
    thread.quit();
    thread.wait();
    QCOMPARE(rows, 2);
}

QTEST_GUILESS_MAIN(TestInfluxClient)
#include "tst_influxclient.moc"
