#include "server/http/chunkdecoder.h"

#include <QTest>

using namespace hearthbook;

class TestChunkDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statusOf_data();
    void statusOf();
    void piecesMakeOneBody();
    void leavesTheNextRequestAlone();
    void boundsTrailers();
};

namespace {

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.headBytes = 100;
    limits.bodyBytes = 20;
    return limits;
}

} // namespace

void TestChunkDecoder::statusOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, QByteArray text, int status) { QTest::newRow(name) << text << status; };
    row("one chunk", "3\r\nabc\r\n0\r\n\r\n", 200);
    row("empty", "0\r\n\r\n", 200);
    row("hex in capitals", "A\r\n0123456789\r\n0\r\n\r\n", 200);
    row("leading zeros", "0003\r\nabc\r\n000\r\n\r\n", 200);
    row("extension", "3;name=\"v\"\r\nabc\r\n0;x\r\n\r\n", 200);
    row("trailer", "3\r\nabc\r\n0\r\nX-Sum: 1\r\n\r\n", 200);
    row("unfinished data", "3\r\nab", 0);
    row("unfinished end", "3\r\nabc\r\n0\r\n", 0);
    row("no size", "\r\nabc", 400);
    row("not hex", "x\r\nabc\r\n", 400);
    row("hex prefix", "0x3\r\nabc\r\n0\r\n\r\n", 400);
    row("negative", "-3\r\nabc\r\n", 400);
    row("space in size", "1 1\r\nabc\r\n", 400);
    row("bare LF behind size", "3\nabc\r\n0\r\n\r\n", 400);
    row("data too long", "3\r\nabcd\r\n0\r\n\r\n", 400);
    row("data end is LF", "3\r\nabc\n0\r\n\r\n", 400);
    row("bare CR in extension", "3;a\rb\r\nabc\r\n", 400);
    row("trailer without colon", "0\r\nX\r\n\r\n", 400);
    row("trailer with NUL", QByteArray("0\r\nX: \0\r\n\r\n", 11), 400);
    row("at the limit", "14\r\n" + QByteArray(20, 'a') + "\r\n0\r\n\r\n", 200);
    row("over the limit", "15\r\n", 413);
    row("over the limit in two", "14\r\n" + QByteArray(20, 'a') + "\r\n1\r\n", 413);
    row("size beyond 60 bits", "ffffffffffffffff\r\n", 413);
}

void TestChunkDecoder::statusOf()
{
    QFETCH(QByteArray, text);
    ChunkDecoder decoder(smallLimits());
    qsizetype used = 0;
    const ChunkDecoder::State state = decoder.decode(text, used);
    const int status = state == ChunkDecoder::State::Done ? 200
        : state == ChunkDecoder::State::NeedsMore         ? 0
                                                          : decoder.refusal().status;
    QTEST(status, "status");
}

void TestChunkDecoder::piecesMakeOneBody()
{
    const QByteArray text = "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nX: 1\r\n\r\n";
    ChunkDecoder decoder(smallLimits());
    QByteArray pending;
    for (qsizetype i = 0; i < text.size(); ++i) {
        pending += text[i];
        qsizetype used = 0;
        const auto expected = i + 1 == text.size() ? ChunkDecoder::State::Done : ChunkDecoder::State::NeedsMore;
        QCOMPARE(decoder.decode(pending, used), expected);
        pending.remove(0, used);
    }
    QCOMPARE(decoder.takeBody(), "abcde");
    QVERIFY(pending.isEmpty());
}

void TestChunkDecoder::leavesTheNextRequestAlone()
{
    const QByteArray text = "1\r\na\r\n0\r\nX: 1\r\n\r\nGET / HTTP/1.1\r\n";
    ChunkDecoder decoder(smallLimits());
    qsizetype used = 0;
    QCOMPARE(decoder.decode(text, used), ChunkDecoder::State::Done);
    QCOMPARE(text.sliced(used), "GET / HTTP/1.1\r\n");
}

void TestChunkDecoder::boundsTrailers()
{
    ChunkDecoder decoder(smallLimits());
    qsizetype used = 0;
    QCOMPARE(decoder.decode(QByteArray("0\r\n" + QByteArray("X: 1\r\n").repeated(20)), used),
             ChunkDecoder::State::Refused);
    QCOMPARE(decoder.refusal().status, 431);
}

QTEST_APPLESS_MAIN(TestChunkDecoder)
#include "tst_chunkdecoder.moc"
