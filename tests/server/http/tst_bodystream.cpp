#include "server/http/bodystream.h"
#include "server/http/chunkdecoder.h"
#include "server/http/gzip.h"
#include "server/http/httpserver.h"
#include "tests/support/httpfixture.h"
#include "tests/support/httpmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Says what it is told to, from any thread.
class ScriptedStream final : public BodyStream
{
public:
    void begin(const std::function<void()> &wake) override
    {
        const std::lock_guard lock(m_mutex);
        m_wake = wake;
    }
    Result<Piece> next() override
    {
        const std::lock_guard lock(m_mutex);
        if (m_pieces.empty())
            return Piece { {}, m_isStopped };
        Result<Piece> piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        return piece;
    }
    bool canBePacked() const override { return true; }
    QByteArray heartbeat() override { return ":\n"; }
    void stop() override { m_isStopped = true; }

    void say(Result<Piece> piece)
    {
        const std::lock_guard lock(m_mutex);
        m_pieces.push_back(std::move(piece));
        if (m_wake)
            m_wake();
    }

private:
    std::mutex m_mutex;
    std::deque<Result<Piece>> m_pieces;
    std::function<void()> m_wake;
    std::atomic_bool m_isStopped = false;
};

/// What does not get smaller, so that no more of it is made than is sent.
class EndlessStream final : public BodyStream
{
public:
    explicit EndlessStream(std::atomic<qint64> &made) : m_made(made)
    {
        QRandomGenerator(1).fillRange(reinterpret_cast<quint32 *>(m_piece.data()), m_piece.size() / 4);
    }
    Result<Piece> next() override
    {
        m_made += m_piece.size();
        return Piece { m_piece, false };
    }
    bool canBePacked() const override { return true; }

private:
    QByteArray m_piece = QByteArray(64 * 1024, 'x');

    std::atomic<qint64> &m_made;
};

using Pieces = std::vector<BodyStream::Piece>;

} // namespace

class TestBodyStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stream = std::make_shared<ScriptedStream>();
        m_made = 0;
    }
    void cleanup() { m_server.reset(); }
    void isSentInChunks();
    void isPacked();
    void headOfAPackedOne();
    void connectionGoesOn();
    void http10EndsWithTheConnection();
    void closeIsSaid();
    void headHasNoBody();
    void goesOnWhenWoken();
    void errorCutsTheConnection();
    void slowClientIsWaitedFor_data() { codings(); }
    void slowClientIsWaitedFor();
    void clientThatReadsNothingIsCut_data() { codings(); }
    void clientThatReadsNothingIsCut();
    void silenceIsBroken();
    void stopEndsIt();
    void leavingEndsIt_data() { codings(); }
    void leavingEndsIt();

private:
    static void codings()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("plain") << ""_ba;
        QTest::newRow("packed") << "Accept-Encoding: gzip\r\n"_ba;
    }
    /// The path with the header fields of the row.
    static void ask(HttpClient &client, const QByteArray &path)
    {
        QFETCH(QByteArray, fields);
        client.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n");
    }
    void start(const HttpLimits &limits = {})
    {
        m_router = std::make_unique<Router>();
        m_router->add({ .method = Method::Get, .path = u"/stream"_s, .handler = [this](const Request &) {
                           Response response = textResponse({});
                           response.stream = m_stream;
                           return response;
                       } });
        m_router->add({ .method = Method::Get, .path = u"/endless"_s, .handler = [this](const Request &) {
                           Response response = textResponse({});
                           response.stream = std::make_shared<EndlessStream>(m_made);
                           m_endless = response.stream;
                           return response;
                       } });
        m_router->add({ .method = Method::Get, .path = u"/now"_s, .handler = [](const Request &) {
                           return textResponse("now");
                       } });
        m_server = std::make_unique<HttpServer>(*m_router, OriginPolicy(), limits, 1);
        m_port = listenFor(*m_server);
    }
    void say(const Pieces &pieces)
    {
        for (const BodyStream::Piece &piece : pieces)
            m_stream->say(piece);
    }
    /// What the client has got when `end` is at its end, or after five seconds.
    static QByteArray until(HttpClient &client, const QByteArray &end)
    {
        QByteArray got;
        std::ignore = QTest::qWaitFor(
            [&] {
                got += client.socket().readAll();
                return got.endsWith(end);
            },
            5000);
        return got;
    }
    static QByteArray bodyOf(const QByteArray &answer) { return answer.sliced(answer.indexOf("\r\n\r\n") + 4); }

    std::shared_ptr<ScriptedStream> m_stream;
    std::weak_ptr<BodyStream> m_endless;
    std::atomic<qint64> m_made = 0;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<HttpServer> m_server;
    quint16 m_port = 0;
};

void TestBodyStream::isSentInChunks()
{
    start();
    say({ { "first piece, ", false }, { "second", false }, { " and last", true } });
    HttpClient client(m_port);
    client.get("/stream");
    const QByteArray answer = until(client, "0\r\n\r\n");
    QVERIFY(answer.contains("\r\ntransfer-encoding: chunked\r\n"));
    QVERIFY(!answer.contains("content-length"));
    QCOMPARE(bodyOf(answer), "d\r\nfirst piece, \r\n6\r\nsecond\r\n9\r\n and last\r\n0\r\n\r\n");
}

void TestBodyStream::isPacked()
{
    start();
    say({ { QByteArray(50'000, 'a'), false }, { QByteArray(50'000, 'b'), false }, { "end", true } });
    HttpClient client(m_port);
    client.send("GET /stream HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
    const QByteArray answer = until(client, "0\r\n\r\n");
    QVERIFY(answer.contains("\r\ncontent-encoding: gzip\r\n"));
    QVERIFY(answer.contains("\r\nvary: Accept-Encoding\r\n"));
    QVERIFY(answer.size() < 2000);
    ChunkDecoder decoder { HttpLimits() };
    qsizetype used = 0;
    QCOMPARE(decoder.decode(bodyOf(answer), used), ChunkDecoder::State::Done);
    const Result<QByteArray> body = gzipDecompress(decoder.takeBody(), 200'000);
    QVERIFY(body);
    QCOMPARE(*body, QByteArray(50'000, 'a') + QByteArray(50'000, 'b') + "end");
    client.get("/now");
    QCOMPARE(client.reply().body, "now");
}

void TestBodyStream::headOfAPackedOne()
{
    start();
    HttpClient client(m_port);
    client.send("HEAD /endless HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n");
    QCOMPARE(client.reply(true).header("content-encoding"), "gzip");
    client.get("/now");
    QCOMPARE(client.reply().body, "now");
    QCOMPARE(m_made.load(), 0);
    QVERIFY(m_endless.expired());
}

void TestBodyStream::connectionGoesOn()
{
    start();
    say({ { "all", true } });
    HttpClient client(m_port);
    client.send("GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\nGET /now HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const QByteArray both = until(client, "now");
    QVERIFY(both.contains("3\r\nall\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n"));
}

void TestBodyStream::http10EndsWithTheConnection()
{
    start();
    say({ { "all", false }, { " of it", true } });
    HttpClient client(m_port);
    client.send("GET /stream HTTP/1.0\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n");
    const QByteArray answer = until(client, "of it");
    QVERIFY(answer.contains("\r\nconnection: close\r\n"));
    QVERIFY(!answer.contains("chunked"));
    QCOMPARE(bodyOf(answer), "all of it");
    QVERIFY(client.isClosed());
}

void TestBodyStream::closeIsSaid()
{
    start();
    say({ { "all", true } });
    HttpClient client(m_port);
    client.send("GET /stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QVERIFY(until(client, "0\r\n\r\n").contains("\r\nconnection: close\r\n"));
    QVERIFY(client.isClosed());
}

void TestBodyStream::headHasNoBody()
{
    start();
    HttpClient client(m_port);
    client.send("HEAD /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QCOMPARE(client.reply(true).status, 200);
    client.get("/now");
    QCOMPARE(client.reply().body, "now");
}

void TestBodyStream::goesOnWhenWoken()
{
    start();
    HttpClient client(m_port);
    client.get("/stream");
    QVERIFY(until(client, "\r\n\r\n").startsWith("HTTP/1.1 200"));
    std::thread other([this] { say({ { "news", false } }); });
    other.join();
    QCOMPARE(until(client, "news\r\n"), "4\r\nnews\r\n");
    say({ { {}, true } });
    QCOMPARE(until(client, "0\r\n\r\n"), "0\r\n\r\n");
}

void TestBodyStream::errorCutsTheConnection()
{
    start();
    say({ { "some", false } });
    m_stream->say(failure(ErrorCode::Corrupt, u"the disk is broken"_s));
    HttpClient client(m_port);
    client.get("/stream");
    QTRY_COMPARE(client.socket().state(), QAbstractSocket::UnconnectedState);
    QVERIFY(!client.socket().readAll().endsWith("0\r\n\r\n"));
}

void TestBodyStream::slowClientIsWaitedFor()
{
    start();
    HttpClient client(m_port);
    client.socket().setReadBufferSize(1024);
    ask(client, "/endless");
    qint64 before = -1;
    QVERIFY(QTest::qWaitFor([&] { return std::exchange(before, m_made.load()) == m_made && m_made > 0; }));
    constexpr qint64 whatSystemsBuffer = 32 << 20;
    QVERIFY(m_made < whatSystemsBuffer);
    client.socket().setReadBufferSize(0);
    const qint64 made = m_made;
    QVERIFY(QTest::qWaitFor(
        [&] {
            client.socket().readAll();
            return m_made > made + whatSystemsBuffer;
        },
        30'000)); // packing that much takes a second of a whole core
}

void TestBodyStream::clientThatReadsNothingIsCut()
{
    using namespace std::chrono_literals;
    HttpLimits limits;
    limits.writeTimeout = 100ms;
    start(limits);
    HttpClient client(m_port);
    client.socket().setReadBufferSize(1024);
    ask(client, "/endless");
    QTRY_VERIFY(m_made > 0);
    QTRY_VERIFY(m_endless.expired());
}

void TestBodyStream::silenceIsBroken()
{
    using namespace std::chrono_literals;
    HttpLimits limits;
    limits.heartbeat = 40ms;
    limits.lingerTimeout = 40ms;
    start(limits);
    HttpClient client(m_port);
    client.get("/stream");
    QVERIFY(until(client, "2\r\n:\n\r\n2\r\n:\n\r\n").endsWith("2\r\n:\n\r\n2\r\n:\n\r\n"));
}

void TestBodyStream::stopEndsIt()
{
    start();
    HttpClient client(m_port);
    client.get("/stream");
    until(client, "\r\n\r\n");
    bool stopped = false;
    m_server->stop([&] { stopped = true; });
    QCOMPARE(until(client, "0\r\n\r\n"), "0\r\n\r\n");
    QVERIFY(client.isClosed());
    QTRY_VERIFY(stopped);
}

void TestBodyStream::leavingEndsIt()
{
    start();
    HttpClient client(m_port);
    ask(client, "/endless");
    QTRY_VERIFY(m_made > 0);
    client.leave();
    QTRY_VERIFY(m_endless.expired());
    say({ { "late", true } }); // nobody is there any more
}

HTTP_TEST_MAIN_OVER(TestBodyStream)
#include "tst_bodystream.moc"
