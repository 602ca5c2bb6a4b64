#include "server/http/requestreader.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Requests out of a stream that comes in pieces of any size.
class TestRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesMakeOneRequest_data();
    void piecesMakeOneRequest();
    void nextRequestIsLeft();
    void claimedLengthReservesLittle();
    void roomIsLeftBehindALongBody();
    void allBodiesTogetherHaveALimit_data();
    void allBodiesTogetherHaveALimit();

private:
    using State = RequestReader::State;

    static QByteArray post(const QByteArray &body)
    {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    /// Feeds `text` in pieces, as a socket does: what was not used comes again with more behind it.
    State feed(const QByteArray &text, qsizetype piece)
    {
        State state = State::NeedsMore;
        qsizetype begin = 0;
        for (qsizetype end = piece; state == State::NeedsMore; end += piece) {
            const qsizetype to = qMin(end, text.size());
            qsizetype used = 0;
            state = m_reader.read(QByteArrayView(text).sliced(begin, to - begin), used);
            begin += used;
            if (to == text.size())
                break;
        }
        m_left = text.sliced(begin);
        return state;
    }

    HttpLimits m_limits;
    RequestReader m_reader { m_limits };
    QByteArray m_left;
};

void TestRequestReader::piecesMakeOneRequest_data()
{
    QTest::addColumn<qsizetype>("piece");
    for (const qsizetype piece : { 1, 7, 1000, 65'536 })
        QTest::addRow("%lld bytes", qint64(piece)) << piece;
}

void TestRequestReader::piecesMakeOneRequest()
{
    QFETCH(qsizetype, piece);
    m_reader.reset();
    const QByteArray body(5'000, 'b');
    QCOMPARE(feed(post(body), piece), State::Done);
    QCOMPARE(m_reader.takeBody(), body);
    QVERIFY(m_left.isEmpty());
}

void TestRequestReader::nextRequestIsLeft()
{
    m_reader.reset();
    const QByteArray next = "GET / HTTP/1.1\r\n";
    QCOMPARE(feed(post("body") + next, 10'000), State::Done);
    QCOMPARE(m_reader.takeBody(), "body");
    QCOMPARE(m_left, next);
}

void TestRequestReader::claimedLengthReservesLittle()
{
    m_reader.reset();
    QCOMPARE(feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 60000000\r\n\r\n" + QByteArray(1'000, 'b'), 10'000),
             State::NeedsMore);
    QVERIFY2(m_reader.takeBody().capacity() < 20'000, "more than what is there warrants");
}

/// So that a parser which reads past the end needs no copy of a whole listing.
void TestRequestReader::roomIsLeftBehindALongBody()
{
    m_reader.reset();
    QCOMPARE(feed(post(QByteArray(3'000'000, 'b')), 65'536), State::Done);
    const QByteArray body = m_reader.takeBody();
    QCOMPARE(body.size(), 3'000'000);
    QVERIFY(body.capacity() - body.size() >= 64);
}

void TestRequestReader::allBodiesTogetherHaveALimit_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("of known length") << "Content-Length: 60000000\r\n\r\n"_ba;
    QTest::newRow("chunked") << "Transfer-Encoding: chunked\r\n\r\n3938700\r\n"_ba;
}

void TestRequestReader::allBodiesTogetherHaveALimit()
{
    QFETCH(QByteArray, begin);
    const HttpLimits limits;
    QVERIFY(limits.bodies->take(limits.allBodies() - 2 * BodyShare::step, limits.allBodies()));
    const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\n" + begin;
    const auto read = [&](RequestReader &reader, qsizetype bytes) {
        qsizetype used = 0;
        return reader.read(head + QByteArray(bytes, 'b'), used);
    };
    {
        RequestReader first(limits);
        QCOMPARE(read(first, 2 * BodyShare::step), State::NeedsMore);
        RequestReader large(limits);
        QCOMPARE(read(large, BodyShare::free + 1), State::Refused);
        QCOMPARE(large.refusal().status, 503);
        RequestReader small(limits);
        QCOMPARE(read(small, BodyShare::free), State::NeedsMore);
        first.reset(); // it is at work on it
        QCOMPARE(limits.bodies->taken(), limits.allBodies());
        first.release();
        RequestReader next(limits);
        QCOMPARE(read(next, 2 * BodyShare::step), State::NeedsMore);
    }
    QCOMPARE(limits.bodies->taken(), limits.allBodies() - 2 * BodyShare::step);
}

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_requestreader.moc"
