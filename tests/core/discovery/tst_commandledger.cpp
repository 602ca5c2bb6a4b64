#include "core/discovery/commandledger.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Ids grow strictly on one connection, and each answer finds its command once.
class TestCommandLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void idsGrowAlsoOverPings();
    void answersFindTheirCommandInAnyOrder();
    void leapLeavesAGap();
    void tokenIsEscaped();

private:
    static qint64 idOf(const QByteArray &message) { return QJsonDocument::fromJson(message)[u"id"_s].toInteger(); }
};

void TestCommandLedger::messages_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("features") << int(SentCommand::Kind::Features) << "supported_features"_ba
                              << R"({"id":1,"type":"supported_features","features":{"coalesce_messages":1}})"_ba;
    QTest::newRow("subscription") << int(SentCommand::Kind::Subscribe) << "device_registry_updated"_ba
                                  << R"({"id":1,"type":"subscribe_events","event_type":"device_registry_updated"})"_ba;
    QTest::newRow("list") << int(SentCommand::Kind::List) << "config/device_registry/list"_ba
                          << R"({"id":1,"type":"config/device_registry/list"})"_ba;
}

void TestCommandLedger::messages()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, name);
    QTEST(CommandLedger().issue({ SentCommand::Kind(kind), { name.constData(), std::size_t(name.size()) } }),
          "message");
}

void TestCommandLedger::idsGrowAlsoOverPings()
{
    CommandLedger ledger;
    QCOMPARE(idOf(ledger.issue({ SentCommand::Kind::List, "a" })), 1);
    QCOMPARE(ledger.issuePing(), R"({"id":2,"type":"ping"})"_ba);
    QCOMPARE(idOf(ledger.issue({ SentCommand::Kind::List, "b" })), 3);
}

void TestCommandLedger::answersFindTheirCommandInAnyOrder()
{
    CommandLedger ledger;
    ledger.issue({ SentCommand::Kind::Subscribe, "a" });
    ledger.issue({ SentCommand::Kind::List, "b", RegistryPart::Labels });
    QCOMPARE(ledger.answered(2)->part, RegistryPart::Labels);
    QVERIFY(!ledger.awaits(SentCommand::Kind::List));
    QVERIFY(ledger.awaits(SentCommand::Kind::Subscribe));
    QVERIFY(!ledger.answered(2));
    QVERIFY(!ledger.answered(77));
    QCOMPARE(ledger.answered(1)->text(), "a"_ba);
}

void TestCommandLedger::leapLeavesAGap()
{
    CommandLedger ledger;
    ledger.issue({ SentCommand::Kind::List, "a" });
    ledger.leap();
    QVERIFY(idOf(ledger.issue({ SentCommand::Kind::List, "a" })) > 1000);
}

void TestCommandLedger::tokenIsEscaped()
{
    QCOMPARE(authMessage(u"a\"b"_s), R"({"type":"auth","access_token":"a\"b"})"_ba);
}

QTEST_GUILESS_MAIN(TestCommandLedger)
#include "tst_commandledger.moc"
