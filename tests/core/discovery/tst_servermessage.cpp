#include "core/discovery/servermessage.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

using Type = ServerMessage::Type;

/// Frames as Home Assistant sends them.
class TestServerMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data();
    void read();
    void resultIsKeptAsItCame();
    void failureTellsWhy();
    void coalescedFrameIsManyMessages();
    void unreadable_data();
    void unreadable();
};

void TestServerMessage::read_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("type");
    QTest::addColumn<qint64>("id");
    QTest::newRow("auth_required") << R"({"type":"auth_required","ha_version":"2025.10.4"})"_ba
                                   << int(Type::AuthRequired) << qint64(0);
    QTest::newRow("auth_ok") << R"({"type":"auth_ok"})"_ba << int(Type::AuthOk) << qint64(0);
    QTest::newRow("auth_invalid") << R"({"type":"auth_invalid","message":"no"})"_ba << int(Type::AuthInvalid)
                                  << qint64(0);
    QTest::newRow("pong") << R"({"id":4,"type":"pong"})"_ba << int(Type::Pong) << qint64(4);
    QTest::newRow("event") << R"({"id":2,"type":"event","event":{"event_type":"x","data":{}}})"_ba << int(Type::Event)
                           << qint64(2);
    QTest::newRow("result") << R"({"id":9,"type":"result","success":true,"result":null})"_ba << int(Type::Result)
                            << qint64(9);
    QTest::newRow("a type of a later release") << R"({"id":9,"type":"zone/hint"})"_ba << int(Type::Other) << qint64(9);
    QTest::newRow("an id that is no number") << R"({"id":"9","type":"pong"})"_ba << int(Type::Pong) << qint64(0);
}

void TestServerMessage::read()
{
    QFETCH(QByteArray, frame);
    const Result<std::vector<ServerMessage>> messages = readFrame(frame);
    QVERIFY(messages.has_value());
    QCOMPARE(messages->size(), std::size_t(1));
    QTEST(int(messages->front().type), "type");
    QTEST(messages->front().id, "id");
}

void TestServerMessage::resultIsKeptAsItCame()
{
    const QByteArray list = R"([{"id":"a","identifiers":[["hue",123456789012345678],["x","ü"]],"n":null}])";
    const auto messages = readFrame(R"({"id":1,"type":"result","success":true,"result":)" + list + '}');
    QVERIFY(messages.has_value());
    QVERIFY(messages->front().success);
    QCOMPARE(messages->front().result, list);
}

void TestServerMessage::failureTellsWhy()
{
    const auto messages = readFrame(
        R"({"id":3,"type":"result","success":false,"error":{"code":"unknown_command","message":"Unknown command."}})");
    QVERIFY(messages.has_value());
    QVERIFY(!messages->front().success);
    QCOMPARE(messages->front().errorCode, u"unknown_command"_s);
    QCOMPARE(messages->front().text, u"Unknown command."_s);
}

void TestServerMessage::coalescedFrameIsManyMessages()
{
    const auto messages = readFrame(
        R"([{"id":2,"type":"event","event":{}},{"id":7,"type":"result","success":true,"result":[1]},{"id":8,"type":"pong"}])");
    QVERIFY(messages.has_value());
    QCOMPARE(messages->size(), std::size_t(3));
    QCOMPARE(messages->at(0).type, Type::Event);
    QCOMPARE(messages->at(1).result, "[1]"_ba);
    QCOMPARE(messages->at(2).type, Type::Pong);
}

void TestServerMessage::unreadable_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("cut off") << R"({"id":1,"type":"result","succ)"_ba;
    QTest::newRow("not UTF-8") << "{\"type\":\"\xff\"}"_ba;
    QTest::newRow("a number") << "7"_ba;
    QTest::newRow("no type") << R"({"id":1})"_ba;
    QTest::newRow("a number among messages") << R"([{"type":"auth_ok"},7])"_ba;
    QTest::newRow("arrays in arrays") << R"([[{"type":"auth_ok"}]])"_ba;
    QTest::newRow("nested too deep") << QByteArray(3000, '[');
}

void TestServerMessage::unreadable()
{
    QFETCH(QByteArray, frame);
    QVERIFY(!readFrame(frame).has_value());
}

QTEST_GUILESS_MAIN(TestServerMessage)
#include "tst_servermessage.moc"
