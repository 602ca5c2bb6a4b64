#include "core/discovery/registrysession.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = RegistrySession::State;
using Reason = SessionEnd::Reason;

namespace {

QByteArray result(qint64 id, const QByteArray &result = "null")
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"type":"result","success":true,"result":)" + result + '}';
}

QByteArray refusal(qint64 id, const QByteArray &code)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"type":"result","success":false,"error":{"code":")" + code
        + R"(","message":"No."}})";
}

QByteArray anEvent(qint64 id = 2)
{
    return R"({"id":)" + QByteArray::number(id) + R"(,"type":"event","event":{"event_type":"x","data":{}}})";
}

} // namespace

/// The conversation with Home Assistant, message by message, without socket and clock.
class TestRegistrySession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tokenGoesOutWhenItIsAskedFor();
    void lateAuthIsTaken();
    void silentAuthEnds_data();
    void silentAuthEnds();
    void wrongTokenEnds();
    void subscribesBeforeItLists();
    void listsOnlyWhenAllSubscriptionsAreAnswered();
    void oneListingHasAllParts();
    void answersComeInAnyOrderBetweenEvents();
    void coalescedAnswersAreTaken();
    void optionalListsMayBeRefused_data();
    void optionalListsMayBeRefused();
    void requiredListsMayNot_data();
    void requiredListsMayNot();
    void refusedSubscriptionIsDoneWithout();
    void oldReleaseKnowsNoFeatures();
    void reusedIdIsAskedAgainFarAbove();
    void reusedIdsWithoutEndEnd();
    void answersNobodyAskedForArePassedOver();
    void eventIsFollowedInTheQuietAfterIt();
    void burstMakesOneListing();
    void streamIsFollowedAllTheSame();
    void eventsWhileListingMakeAnother();
    void eventsWhileStoringWaitForIt();
    void listsAgainAfterTheInterval();
    void unstoredListingIsAskedForAgain();
    void listSoonListsAtOnce();
    void slowListingEnds();
    void asksWhetherAnybodyIsThere();
    void nobodyThereEnds();
    void noPingsWhileListing();
    void unreadableFramesEnd_data();
    void unreadableFramesEnd();
    void bytesEnd();

private:
    struct Sent
    {
        qint64 id = 0;
        QString type = {};
    };

    void receive(const QByteArray &frame) { m_session->received(frame, m_now); }
    void pass(std::chrono::milliseconds time)
    {
        m_now += time;
        m_session->advance(m_now);
    }
    /// Takes what is to be done and reads the messages.
    SessionOutput take()
    {
        SessionOutput output = m_session->take();
        m_sent.clear();
        for (const QByteArray &text : output.messages) {
            const QJsonObject message = QJsonDocument::fromJson(text).object();
            m_sent.push_back({ message[u"id"_s].toInteger(), message[u"type"_s].toString() });
        }
        return output;
    }
    /// Up to where the lists have been asked for; m_sent has them.
    void toListing();
    void answerLists()
    {
        for (const Sent &sent : m_sent)
            receive(result(sent.id, '"' + sent.type.toUtf8() + '"'));
    }
    void toFollowing()
    {
        toListing();
        answerLists();
        take();
        m_session->stored(m_now);
    }
    bool isListing() const { return m_sent.size() == registryCommands.size() && m_session->state() == State::Listing; }
    static void addParts(bool required)
    {
        QTest::addColumn<int>("part");
        for (const RegistryCommand &command : registryCommands) {
            if (command.required == required)
                QTest::newRow(command.meaning.data()) << int(command.part);
        }
    }

    Moment m_now = Moment(1000s);
    std::unique_ptr<RegistrySession> m_session;
    std::vector<Sent> m_sent;
};

void TestRegistrySession::toListing()
{
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    take();
    for (const Sent &sent : std::vector<Sent>(m_sent)) {
        if (sent.id > 0)
            receive(result(sent.id));
    }
    take();
}

void TestRegistrySession::init()
{
    m_session = std::make_unique<RegistrySession>(u"TOKEN"_s, 15min, m_now);
}

void TestRegistrySession::tokenGoesOutWhenItIsAskedFor()
{
    QVERIFY(take().messages.isEmpty());
    receive(R"({"type":"auth_required","ha_version":"2025.10.4"})");
    QCOMPARE(take().messages, QByteArrayList { R"({"type":"auth","access_token":"TOKEN"})" });
    QCOMPARE(m_session->state(), State::Authenticating);
}

void TestRegistrySession::lateAuthIsTaken()
{
    pass(9s);
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    QVERIFY(!take().end);
    QCOMPARE(m_session->state(), State::Subscribing);
}

void TestRegistrySession::silentAuthEnds_data()
{
    QTest::addColumn<bool>("asked");
    QTest::newRow("never asked for the token") << false;
    QTest::newRow("no answer to the token") << true;
}

void TestRegistrySession::silentAuthEnds()
{
    QFETCH(bool, asked);
    if (asked)
        receive(R"({"type":"auth_required"})");
    pass(9999ms);
    QVERIFY(!take().end);
    QVERIFY(*m_session->deadline() == m_now + 1ms);
    pass(1ms);
    QCOMPARE(take().end.value().reason, Reason::NoAnswer);
}

void TestRegistrySession::wrongTokenEnds()
{
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_invalid","message":"Invalid access token or password"})");
    const SessionEnd end = take().end.value();
    QCOMPARE(end.reason, Reason::AuthInvalid);
    QCOMPARE(end.message, u"Home Assistant refuses the access token: Invalid access token or password"_s);
    QVERIFY(!end.message.contains(u"TOKEN"_s));
}

void TestRegistrySession::subscribesBeforeItLists()
{
    receive(R"({"type":"auth_required"})");
    take();
    receive(R"({"type":"auth_ok"})");
    const SessionOutput output = take();
    QCOMPARE(output.messages.size(), 5);
    QCOMPARE(output.messages[0], R"({"id":1,"type":"supported_features","features":{"coalesce_messages":1}})"_ba);
    QCOMPARE(output.messages[1], R"({"id":2,"type":"subscribe_events","event_type":"device_registry_updated"})"_ba);
    QCOMPARE(output.messages[4], R"({"id":5,"type":"subscribe_events","event_type":"label_registry_updated"})"_ba);
}

void TestRegistrySession::listsOnlyWhenAllSubscriptionsAreAnswered()
{
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    take();
    for (const qint64 id : { 1, 2, 3, 4 })
        receive(result(id));
    QVERIFY(take().messages.isEmpty());
    receive(result(5));
    take();
    QVERIFY(isListing());
    QCOMPARE(m_sent.front().id, 6);
    QCOMPARE(m_sent.front().type, u"config/device_registry/list"_s);
}

void TestRegistrySession::oneListingHasAllParts()
{
    toListing();
    const Sent last = m_sent.back();
    m_sent.pop_back();
    answerLists();
    QVERIFY(!m_session->take().listing);
    receive(result(last.id, "{}"));
    const SessionOutput output = take();
    QVERIFY(output.listing.has_value());
    QCOMPARE((*output.listing)[RegistryPart::Devices], "\"config/device_registry/list\""_ba);
    QCOMPARE((*output.listing)[RegistryPart::ConfigEntries], "\"config_entries/get\""_ba);
    QCOMPARE((*output.listing)[RegistryPart::Splits], "{}"_ba);
    QCOMPARE(m_session->state(), State::Storing);
    m_session->stored(m_now);
    QCOMPARE(m_session->state(), State::Following);
}

void TestRegistrySession::answersComeInAnyOrderBetweenEvents()
{
    toListing();
    std::ranges::reverse(m_sent);
    for (const Sent &sent : m_sent) {
        receive(anEvent());
        receive(result(sent.id, '"' + sent.type.toUtf8() + '"'));
    }
    const SessionOutput output = take();
    QVERIFY(output.listing.has_value());
    QCOMPARE((*output.listing)[RegistryPart::Entities], "\"config/entity_registry/list\""_ba);
}

void TestRegistrySession::coalescedAnswersAreTaken()
{
    toListing();
    QByteArrayList answers { anEvent() };
    for (const Sent &sent : m_sent)
        answers += result(sent.id, "[]");
    receive('[' + answers.join(',') + ']');
    QVERIFY(take().listing.has_value());
}

void TestRegistrySession::optionalListsMayBeRefused_data()
{
    addParts(false);
}

void TestRegistrySession::optionalListsMayBeRefused()
{
    QFETCH(int, part);
    toListing();
    for (std::size_t i = 0; i < m_sent.size(); ++i)
        receive(int(i) == part ? refusal(m_sent[i].id, "unknown_command") : result(m_sent[i].id, "[]"));
    const SessionOutput output = take();
    QVERIFY(!output.end);
    QVERIFY(output.listing.has_value());
    QVERIFY(!(*output.listing)[RegistryPart(part)]);
    QVERIFY((*output.listing)[RegistryPart::Devices].has_value());
    QCOMPARE(output.refusals.size(), std::size_t(1));
    QCOMPARE(output.refusals[0].command, QByteArray(registryCommands[std::size_t(part)].type.data()));
    QCOMPARE(output.refusals[0].reason, u"No."_s);
}

void TestRegistrySession::requiredListsMayNot_data()
{
    addParts(true);
}

void TestRegistrySession::requiredListsMayNot()
{
    QFETCH(int, part);
    toListing();
    receive(refusal(m_sent[std::size_t(part)].id, "unauthorized"));
    const SessionOutput output = take();
    QCOMPARE(output.end.value().reason, Reason::Refused);
    QVERIFY(!output.listing);
}

void TestRegistrySession::refusedSubscriptionIsDoneWithout()
{
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    take();
    for (const qint64 id : { 1, 2, 3, 4 })
        receive(result(id));
    receive(refusal(5, "unauthorized"));
    const SessionOutput output = take();
    QVERIFY(isListing());
    QCOMPARE(output.refusals.at(0).command, "label_registry_updated"_ba);
}

void TestRegistrySession::oldReleaseKnowsNoFeatures()
{
    receive(R"({"type":"auth_required"})");
    receive(R"({"type":"auth_ok"})");
    take();
    receive(refusal(1, "unknown_command"));
    for (const qint64 id : { 2, 3, 4, 5 })
        receive(result(id));
    const SessionOutput output = take();
    QVERIFY(isListing());
    QVERIFY(output.refusals.empty());
}

void TestRegistrySession::reusedIdIsAskedAgainFarAbove()
{
    toListing();
    const Sent first = m_sent.front();
    receive(refusal(first.id, "id_reuse"));
    take();
    QCOMPARE(m_sent.size(), std::size_t(1));
    QCOMPARE(m_sent.front().type, first.type);
    QVERIFY(m_sent.front().id > first.id + 1000);
}

void TestRegistrySession::reusedIdsWithoutEndEnd()
{
    toListing();
    int asked = 0;
    for (bool ended = false; !ended; ++asked) {
        QVERIFY(asked < 100);
        receive(refusal(m_sent.front().id, "id_reuse"));
        ended = take().end.has_value();
    }
    QCOMPARE(asked, 6);
}

void TestRegistrySession::answersNobodyAskedForArePassedOver()
{
    toFollowing();
    receive(result(4711, "[]"));
    receive(refusal(2, "unknown_error"));
    receive(R"({"id":3,"type":"a_later_type"})");
    const SessionOutput output = take();
    QVERIFY(!output.end && !output.listing && output.messages.isEmpty());
}

void TestRegistrySession::eventIsFollowedInTheQuietAfterIt()
{
    toFollowing();
    pass(5s);
    receive(anEvent());
    QVERIFY(take().messages.isEmpty());
    pass(299ms);
    QVERIFY(take().messages.isEmpty());
    pass(1ms);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::burstMakesOneListing()
{
    toFollowing();
    for (int i = 0; i < 500; ++i) {
        receive(anEvent());
        pass(1ms);
    }
    QVERIFY(take().messages.isEmpty());
    pass(300ms);
    take();
    QVERIFY(isListing());
    answerLists();
    take();
    m_session->stored(m_now);
    pass(20s);
    QVERIFY(take().messages.isEmpty());
}

void TestRegistrySession::streamIsFollowedAllTheSame()
{
    toFollowing();
    const Moment begun = m_now;
    while (m_session->state() == State::Following) {
        receive(anEvent());
        pass(100ms);
    }
    QVERIFY(m_now - begun <= 1500ms);
}

void TestRegistrySession::eventsWhileListingMakeAnother()
{
    toListing();
    receive(anEvent());
    answerLists();
    QVERIFY(take().listing.has_value());
    m_session->stored(m_now);
    pass(300ms);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::eventsWhileStoringWaitForIt()
{
    toListing();
    answerLists();
    take();
    receive(anEvent());
    pass(10s);
    QVERIFY(take().messages.isEmpty());
    m_session->stored(m_now);
    pass(0ms);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::listsAgainAfterTheInterval()
{
    toFollowing();
    const Moment end = m_now + 15min;
    while (m_now < end - 1s) {
        pass(1s);
        if (!m_session->take().messages.isEmpty())
            receive(R"({"id":9999,"type":"pong"})");
        QCOMPARE(m_session->state(), State::Following);
    }
    pass(1s);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::unstoredListingIsAskedForAgain()
{
    toListing();
    answerLists();
    take();
    m_session->notStored(m_now);
    pass(29s);
    QVERIFY(take().messages.isEmpty());
    pass(1s);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::listSoonListsAtOnce()
{
    toFollowing();
    m_session->listSoon(m_now);
    take();
    QVERIFY(isListing());
    m_session->listSoon(m_now); // what is under way may have missed what is asked for
    answerLists();
    take();
    m_session->stored(m_now);
    pass(300ms);
    take();
    QVERIFY(isListing());
}

void TestRegistrySession::slowListingEnds()
{
    toListing();
    m_sent.pop_back();
    answerLists();
    pass(119s);
    QVERIFY(!take().end);
    pass(1s);
    const SessionOutput output = take();
    QCOMPARE(output.end.value().reason, Reason::NoAnswer);
    QVERIFY(!output.listing);
}

void TestRegistrySession::asksWhetherAnybodyIsThere()
{
    toFollowing();
    pass(30s);
    take();
    QCOMPARE(m_sent.size(), std::size_t(1));
    QCOMPARE(m_sent[0].type, u"ping"_s);
    receive(R"({"id":)" + QByteArray::number(m_sent[0].id) + R"(,"type":"pong"})");
    pass(20s);
    const SessionOutput output = take();
    QVERIFY(!output.end && output.messages.isEmpty());
}

void TestRegistrySession::nobodyThereEnds()
{
    toFollowing();
    pass(30s);
    take();
    pass(10s);
    QCOMPARE(take().end.value().reason, Reason::NoAnswer);
}

void TestRegistrySession::noPingsWhileListing()
{
    toListing();
    pass(60s);
    QVERIFY(take().messages.isEmpty());
}

void TestRegistrySession::unreadableFramesEnd_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("no JSON") << "<html>"_ba;
    QTest::newRow("cut off") << R"({"id":7,"type":"result","success":true,"result":[{)"_ba;
    QTest::newRow("an array of numbers") << "[1,2]"_ba;
}

void TestRegistrySession::unreadableFramesEnd()
{
    QFETCH(QByteArray, frame);
    toListing();
    receive(frame);
    QCOMPARE(take().end.value().reason, Reason::Protocol);
}

void TestRegistrySession::bytesEnd()
{
    toListing();
    m_session->receivedBytes();
    QCOMPARE(take().end.value().reason, Reason::Protocol);
}

QTEST_GUILESS_MAIN(TestRegistrySession)
#include "tst_registrysession.moc"
