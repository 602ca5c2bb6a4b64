#include "core/discovery/registrysession.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using std::chrono::milliseconds;
using State = RegistrySession::State;

namespace {

/// How events arrive: `count` of them, each `gap` after the one before.
struct Burst
{
    int count = 1;
    milliseconds gap = 0ms;
};

} // namespace
Q_DECLARE_METATYPE(Burst)

/// That an event is in the book within 2 s, by a clock that the test moves.
class TestSessionTiming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eventsAreFollowed_data();
    void eventsAreFollowed();
    void eventsWhileListingAreFollowed_data();
    void eventsWhileListingAreFollowed();

private:
    static constexpr milliseconds step = 5ms;

    void receive(const QByteArray &frame) { m_session->received(frame, m_now); }
    void answer(qint64 id)
    {
        receive(R"({"id":)" + QByteArray::number(id) + R"(,"type":"result","success":true,"result":[]})");
    }
    void event()
    {
        receive(R"({"id":2,"type":"event","event":{"event_type":"device_registry_updated","data":{}}})");
        m_waiting.push_back(m_now);
    }
    /// Ids of the lists that are asked for now.
    QList<qint64> take();
    void toFollowing();
    void play(const Burst &burst, milliseconds listing);
    void turn();

    Moment m_now;
    std::unique_ptr<RegistrySession> m_session;
    milliseconds m_takes = 0ms;       ///< a listing and its write together
    std::vector<Moment> m_waiting;    ///< events that no listing has been begun after
    std::vector<Moment> m_listing;    ///< events that are in the listing under way
    QList<qint64> m_asked;            ///< ids of the listing under way
    Moment m_begun;
    milliseconds m_longestToBegin = 0ms;
    milliseconds m_longestToBook = 0ms;
    int m_listings = 0;
    int m_followed = 0;
};

void TestSessionTiming::init()
{
    m_now = Moment(1000s);
    m_session = std::make_unique<RegistrySession>(u"TOKEN"_s, 15min, m_now);
    m_waiting.clear();
    m_listing.clear();
    m_longestToBegin = m_longestToBook = 0ms;
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    toFollowing();
    m_listings = m_followed = 0;
}

QList<qint64> TestSessionTiming::take()
{
    QList<qint64> ids;
    for (const QByteArray &text : m_session->take().messages) {
        const QJsonObject message = QJsonDocument::fromJson(text).object();
        if (message.contains(u"id"_s) && message[u"type"_s] != u"ping"_s)
            ids += message[u"id"_s].toInteger();
    }
    return ids;
}

void TestSessionTiming::toFollowing()
{
    for (int round = 0; round < 2; ++round) { // subscriptions, then lists
        for (const qint64 id : take())
            answer(id);
    }
    m_session->stored(m_now);
    QCOMPARE(m_session->state(), State::Following);
    QVERIFY(take().isEmpty());
}

/// One moment: time passes for the session, and Home Assistant and the book do what is due.
void TestSessionTiming::turn()
{
    m_session->advance(m_now);
    if (const QList<qint64> asked = take(); !asked.isEmpty()) {
        ++m_listings;
        m_asked = asked;
        m_begun = m_now;
        for (const Moment at : m_waiting)
            m_longestToBegin = std::max(m_longestToBegin, std::chrono::duration_cast<milliseconds>(m_now - at));
        m_listing = std::exchange(m_waiting, {});
    }
    if (m_session->state() == State::Listing && m_now >= m_begun + m_takes / 2) {
        for (const qint64 id : std::exchange(m_asked, {}))
            answer(id);
        take();
    }
    if (m_session->state() == State::Storing && m_now >= m_begun + m_takes) {
        m_session->stored(m_now);
        for (const Moment at : m_listing)
            m_longestToBook = std::max(m_longestToBook, std::chrono::duration_cast<milliseconds>(m_now - at));
        m_followed += int(m_listing.size());
        m_listing.clear();
    }
}

void TestSessionTiming::play(const Burst &burst, milliseconds listing)
{
    m_takes = listing;
    const Moment begin = m_now;
    int told = 0;
    while (m_followed < burst.count && m_now < begin + 5min) {
        for (; told < burst.count && m_now >= begin + told * burst.gap; ++told)
            event();
        turn();
        m_now += step;
    }
    QCOMPARE(m_followed, burst.count);
}

void TestSessionTiming::eventsAreFollowed_data()
{
    QTest::addColumn<Burst>("burst");
    QTest::addColumn<int>("toBegin"); // ms at most
    QTest::addColumn<int>("listings");
    QTest::newRow("one") << Burst {} << 300 << 1;
    QTest::newRow("hundreds at once") << Burst { 500, 0ms } << 300 << 1;
    QTest::newRow("a short row") << Burst { 10, 50ms } << 750 << 1;
    QTest::newRow("apart") << Burst { 5, 1s } << 300 << 5;
    QTest::newRow("without end, close") << Burst { 2000, 10ms } << 1200 << 17;
    QTest::newRow("without end, just not quiet") << Burst { 100, 295ms } << 1200 << 20;
}

/// A listing that takes no time: how long until it begins.
void TestSessionTiming::eventsAreFollowed()
{
    QFETCH(Burst, burst);
    QFETCH(int, toBegin);
    play(burst, 0ms);
    QVERIFY2(m_longestToBegin <= milliseconds(toBegin), QByteArray::number(qint64(m_longestToBegin.count())));
    QTEST(m_listings, "listings");
}

void TestSessionTiming::eventsWhileListingAreFollowed_data()
{
    QTest::addColumn<Burst>("burst");
    QTest::addColumn<int>("takes");
    for (const int takes : { 20, 400, 800 }) {
        QTest::addRow("one, %d ms", takes) << Burst {} << takes;
        QTest::addRow("hundreds, %d ms", takes) << Burst { 300, 5ms } << takes;
        QTest::addRow("without end, close, %d ms", takes) << Burst { 2000, 10ms } << takes;
        QTest::addRow("without end, just not quiet, %d ms", takes) << Burst { 100, 295ms } << takes;
        QTest::addRow("without end, as long as a listing, %d ms", takes) << Burst { 100, milliseconds(takes) } << takes;
    }
}

/// From an event to its listing being in the book, where a listing and its write take up to 0.8 s.
void TestSessionTiming::eventsWhileListingAreFollowed()
{
    QFETCH(Burst, burst);
    QFETCH(int, takes);
    play(burst, milliseconds(takes));
    QVERIFY2(m_longestToBegin <= 1200ms, QByteArray::number(qint64(m_longestToBegin.count())));
    QVERIFY2(m_longestToBook <= 2000ms, QByteArray::number(qint64(m_longestToBook.count())));
}

QTEST_GUILESS_MAIN(TestSessionTiming)
#include "tst_sessiontiming.moc"
