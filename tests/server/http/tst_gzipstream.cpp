#include "server/http/contentcoding.h"
#include "server/http/gzip.h"
#include "server/http/gzipstream.h"

#include <QTest>

#include <deque>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Says one piece after the other.
class Pieces final : public BodyStream
{
public:
    explicit Pieces(std::deque<Result<Piece>> pieces, bool canBePacked = true)
        : m_pieces(std::move(pieces)), m_canBePacked(canBePacked)
    {
    }
    Result<Piece> next() override
    {
        if (m_pieces.empty())
            return Piece();
        Result<Piece> piece = std::move(m_pieces.front());
        m_pieces.pop_front();
        return piece;
    }
    bool canBePacked() const override { return m_canBePacked; }
    void begin(const std::function<void()> &) override { hasBegun = true; }
    void stop() override { isStopped = true; }

    bool hasBegun = false;
    bool isStopped = false;

private:
    std::deque<Result<Piece>> m_pieces;
    bool m_canBePacked;
};

BodyStream::Piece piece(const QByteArray &bytes, bool isLast = false)
{
    return { bytes, isLast };
}

/// What cannot be packed.
QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    quint32 state = 1;
    for (char &byte : bytes)
        byte = char((state = state * 1664525 + 1013904223) >> 24);
    return bytes;
}

} // namespace

class TestGzipStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOneMember_data();
    void isOneMember();
    void noPieceIsEmptyBeforeTheEnd();
    void piecesStaySmall();
    void silenceGivesOutWhatIsHeld();
    void failureIsPassedOn();
    void isPassedOn();
    void codesStreams_data();
    void codesStreams();

private:
    /// All pieces up to the last.
    static QByteArray all(BodyStream &stream)
    {
        QByteArray bytes;
        for (;;) {
            const Result<BodyStream::Piece> one = stream.next();
            if (!one)
                return "failed";
            bytes += one->bytes;
            if (one->isLast)
                return bytes;
        }
    }
};

void TestGzipStream::isOneMember_data()
{
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::newRow("nothing") << QByteArrayList { "" };
    QTest::newRow("a little") << QByteArrayList { "a" };
    QTest::newRow("the end is empty") << QByteArrayList { "some", "more", "" };
    QTest::newRow("much that packs well") << QByteArrayList(40, QByteArray(64 * 1024, 'x'));
    QTest::newRow("much that does not") << QByteArrayList(40, noise(64 * 1024));
    QTest::newRow("one large piece") << QByteArrayList { noise(3'000'000) };
}

void TestGzipStream::isOneMember()
{
    QFETCH(QByteArrayList, pieces);
    std::deque<Result<BodyStream::Piece>> said;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        said.emplace_back(piece(pieces[i], i + 1 == pieces.size()));
    GzipStream stream(std::make_shared<Pieces>(std::move(said)));
    const Result<QByteArray> plain = gzipDecompress(all(stream), 10 << 20);
    QVERIFY(plain);
    QCOMPARE(*plain, pieces.join());
}

/// An empty piece would be taken for silence, and the stream never asked again.
void TestGzipStream::noPieceIsEmptyBeforeTheEnd()
{
    GzipStream stream(
        std::make_shared<Pieces>(std::deque<Result<BodyStream::Piece>>(200, piece(QByteArray(5000, 'x')))));
    int pieces = 0;
    while (!stream.next()->bytes.isEmpty())
        ++pieces;
    QVERIFY(pieces > 1); // a million bytes are not packed at once
    QVERIFY(pieces < 50);
}

void TestGzipStream::piecesStaySmall()
{
    GzipStream stream(std::make_shared<Pieces>(std::deque<Result<BodyStream::Piece>>(40, piece(noise(64 * 1024)))));
    for (int i = 0; i < 40; ++i) {
        const Result<BodyStream::Piece> one = stream.next();
        QVERIFY(one);
        QVERIFY2(one->bytes.size() < 160 * 1024, qPrintable(QString::number(one->bytes.size())));
    }
}

void TestGzipStream::silenceGivesOutWhatIsHeld()
{
    GzipStream stream(std::make_shared<Pieces>(
        std::deque<Result<BodyStream::Piece>> { piece("news"), piece({}), piece({}), piece("end", true) }));
    const Result<BodyStream::Piece> first = stream.next();
    QVERIFY(first && !first->bytes.isEmpty() && !first->isLast);
    const Result<BodyStream::Piece> silence = stream.next();
    QVERIFY(silence && silence->bytes.isEmpty() && !silence->isLast);
    QCOMPARE(gzipDecompress(first->bytes + all(stream), 100).value_or("broken"), "newsend");
}

void TestGzipStream::failureIsPassedOn()
{
    GzipStream stream(std::make_shared<Pieces>(
        std::deque<Result<BodyStream::Piece>> { piece("some"), failure(ErrorCode::Corrupt, u"The disk is broken"_s) }));
    const Result<BodyStream::Piece> one = stream.next();
    QVERIFY(!one);
    QCOMPARE(one.error().code, ErrorCode::Corrupt);
}

void TestGzipStream::isPassedOn()
{
    const auto plain = std::make_shared<Pieces>(std::deque<Result<BodyStream::Piece>>());
    GzipStream stream(plain);
    stream.begin([] { });
    QVERIFY(plain->hasBegun);
    stream.stop();
    QVERIFY(plain->isStopped);
}

void TestGzipStream::codesStreams_data()
{
    QTest::addColumn<QByteArray>("codings");
    QTest::addColumn<bool>("canBePacked");
    QTest::addColumn<bool>("coded");
    QTest::addColumn<bool>("varies");
    QTest::newRow("accepted") << "gzip"_ba << true << true << true;
    QTest::newRow("not accepted") << "br"_ba << true << false << true;
    QTest::newRow("refused") << "gzip;q=0"_ba << true << false << true;
    QTest::newRow("live") << "gzip"_ba << false << false << false;
}

void TestGzipStream::codesStreams()
{
    QFETCH(QByteArray, codings);
    QFETCH(bool, canBePacked);
    QFETCH(bool, coded);
    QFETCH(bool, varies);
    Response response;
    response.headers.append("etag", "\"7\"");
    response.stream = std::make_shared<Pieces>(std::deque<Result<BodyStream::Piece>> { piece("all", true) },
                                               canBePacked);
    Request request;
    request.headers.append("accept-encoding", codings);
    encodeFor(request, response);
    QCOMPARE(response.headers.value("content-encoding"), coded ? "gzip" : "");
    QCOMPARE(response.headers.value("vary"), varies ? "Accept-Encoding" : "");
    QCOMPARE(response.headers.value("etag"), coded ? "\"7-gz\"" : "\"7\"");
    const QByteArray body = all(*response.stream);
    QCOMPARE(coded ? gzipDecompress(body, 100).value_or("broken") : body, "all");
}

QTEST_APPLESS_MAIN(TestGzipStream)
#include "tst_gzipstream.moc"
