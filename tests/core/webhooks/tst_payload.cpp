#include "core/webhooks/payload.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestPayload : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void naiveTimes_data();
    void naiveTimes();
    void standard();
    void games_data();
    void games();
    void refused_data();
    void refused();

private:
    static constexpr Timestamp m_at { 1760461205123456 }; // 2025-10-14T17:00:05.123456Z
};

void TestPayload::naiveTimes_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("with microseconds") << qint64(1760461205123456) << u"2025-10-14T17:00:05.123456"_s;
    QTest::newRow("trailing zeros stay") << qint64(1760461205100000) << u"2025-10-14T17:00:05.100000"_s;
    QTest::newRow("whole second") << qint64(1760461205000000) << u"2025-10-14T17:00:05"_s;
}

void TestPayload::naiveTimes()
{
    QFETCH(qint64, microseconds);
    QTEST(naiveIsoTime({ microseconds }), "text");
}

void TestPayload::standard()
{
    QCOMPARE(standardPayload(u"device.created"_s, m_at, R"({"key":"ab12"})"),
             R"({"type":"device.created","timestamp":"2025-10-14T17:00:05.123456+00:00","data":{"key":"ab12"}})"_ba);
}

void TestPayload::games_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("made");
    using enum SignatureScheme;
    QTest::newRow("standard wraps it")
        << Standard << R"( {"event": "game_end", "timestamp": "then"} )"_ba
        << R"({"type":"game_end","timestamp":"2025-10-14T17:00:05.123456+00:00","data":{"event": "game_end", "timestamp": "then"}})"_ba;
    QTest::newRow("sports-data renews the time in its place")
        << SportsData << R"({"event":"game_end","timestamp":"then","home_diff":7})"_ba
        << R"({"event":"game_end","timestamp":"2025-10-14T17:00:05.123456","home_diff":7,"event_type":"game_end"})"_ba;
    QTest::newRow("sports-data adds a missing time")
        << SportsData << "{}"_ba << R"({"timestamp":"2025-10-14T17:00:05.123456","event_type":"game_end"})"_ba;
    QTest::newRow("sports-data names the event dispatched")
        << SportsData << R"({"event_type":"other","timestamp":1})"_ba
        << R"({"event_type":"game_end","timestamp":"2025-10-14T17:00:05.123456"})"_ba;
    QTest::newRow("data-api keeps the time") << DataApi << R"({"event": "game_end", "timestamp": "then"})"_ba
                                             << R"({"event":"game_end","timestamp":"then"})"_ba;
    QTest::newRow("data-api adds a missing time")
        << DataApi << R"({"event":"game_end"})"_ba
        << R"({"event":"game_end","timestamp":"2025-10-14T17:00:05.123456"})"_ba;
    QTest::newRow("large integers stay") << DataApi << R"({"id":12345678901234567890123,"timestamp":""})"_ba
                                         << R"({"id":12345678901234567890123,"timestamp":""})"_ba;
}

void TestPayload::games()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QByteArray, payload);
    const auto made = gamePayload(scheme, u"game_end"_s, m_at, payload);
    QVERIFY(made);
    QTEST(*made, "made");
}

void TestPayload::refused_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("type");
    QTest::newRow("list") << "[]"_ba << u"dict_type"_s;
    QTest::newRow("null") << "null"_ba << u"dict_type"_s;
    QTest::newRow("broken") << "{"_ba << u"json_invalid"_s;
    QTest::newRow("nothing") << QByteArray() << u"missing"_s;
}

void TestPayload::refused()
{
    QFETCH(QByteArray, payload);
    for (const auto scheme : { SignatureScheme::Standard, SignatureScheme::SportsData, SignatureScheme::DataApi }) {
        const auto made = gamePayload(scheme, u"game_end"_s, m_at, payload);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidInput);
        QTEST(made.error().fields.front().type, "type");
    }
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
