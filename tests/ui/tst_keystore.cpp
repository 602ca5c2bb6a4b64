#include "tests/support/eventually.h"
#include "tests/support/fakekeystore.h"
#include "tests/support/scriptedchannel.h"
#include "ui/bookkey.h"
#include "ui/keychain.h"
#include "ui/nokeyring.h"
#include "ui/profiles.h"

#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// Notes the keys it is given, and that it was opened.
class KeyedChannel : public ScriptedChannel
{
public:
    void open() override { isOpened = true; }
    void setKey(const QByteArray &key) override { keys += key; }

    bool isOpened = false;
    QByteArrayList keys;
};

template<typename T>
T answerOf(QFuture<T> future)
{
    if (!eventually([&] { return future.isFinished(); }))
        qFatal("no answer");
    return future.result();
}

} // namespace

/// Keys between keyring and channel, and what is where no keyring answers.
class TestKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noKeyringSaysSo();
    void noSessionBus();
    void keyOfTheKeyring();
    void withoutAKeyNobodyAsksTheKeyring();
    void keyringDoesNotAnswer();
    void keyIsGoneFromTheKeyring();
    void typedKeyIsKeptOnceItWasTaken();
    void typedKeyThatIsNotToBeKept();
    void keyCannotBeKept();
    void refusedKeyIsNotKept();
};

void TestKeyStore::noKeyringSaysSo()
{
    NoKeyring none;
    const Result<QByteArray> read = answerOf(none.read(u"a"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Unavailable);
    QVERIFY(!read.error().message.isEmpty());
    QVERIFY(!answerOf(none.write(u"a"_s, "key")));
    QVERIFY(!answerOf(none.remove(u"a"_s)));
}

/// The real one on a machine without a session bus: a sentence, and no file anywhere.
void TestKeyStore::noSessionBus()
{
    Keychain keychain;
    const QString id = Profiles::made(u"http://home"_s).id;
    const Result<void> written = answerOf(keychain.write(id, "key"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unavailable);
    QVERIFY2(written.error().message.size() > 20, qUtf8Printable(written.error().message));
    QVERIFY(!written.error().message.contains(u"key\""_s));
    const Result<QByteArray> read = answerOf(keychain.read(id));
    QVERIFY2(!read, "it was kept somewhere");
    QVERIFY(!answerOf(keychain.remove(id)));
}

void TestKeyStore::keyOfTheKeyring()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    keys.keys.insert(u"p"_s, "from the ring");
    BookKey key({ .id = u"p"_s, .hasKey = true }, channel, keys);
    key.open();
    QVERIFY(eventually([&] { return channel.isOpened; }));
    QCOMPARE(channel.keys, QByteArrayList { "from the ring" });
    QVERIFY(key.trouble().isEmpty());
}

void TestKeyStore::withoutAKeyNobodyAsksTheKeyring()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    keys.trouble = u"It would ask for a password"_s;
    BookKey key({ .id = u"p"_s }, channel, keys);
    key.open();
    QVERIFY(channel.isOpened);
    QVERIFY(channel.keys.isEmpty());
    QVERIFY(key.trouble().isEmpty());
}

void TestKeyStore::keyringDoesNotAnswer()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    keys.trouble = u"It is locked."_s;
    BookKey key({ .id = u"p"_s, .hasKey = true }, channel, keys);
    key.open();
    QVERIFY(eventually([&] { return channel.isOpened; }));
    QVERIFY(channel.keys.isEmpty());
    QCOMPARE(key.trouble(), u"It is locked."_s);
}

void TestKeyStore::keyIsGoneFromTheKeyring()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    BookKey key({ .id = u"p"_s, .hasKey = true }, channel, keys);
    key.open();
    QVERIFY(eventually([&] { return channel.isOpened; }));
    QVERIFY(!key.trouble().isEmpty());
}

void TestKeyStore::typedKeyIsKeptOnceItWasTaken()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    BookKey key({ .id = u"p"_s }, channel, keys);
    QSignalSpy kept(&key, &BookKey::kept);
    key.open({ "typed", true });
    QCOMPARE(channel.keys, QByteArrayList { "typed" });
    QVERIFY(channel.isOpened);
    QVERIFY(keys.keys.isEmpty());
    channel.setState(ChannelState::Open);
    QVERIFY(eventually([&] { return kept.size() == 1; }));
    QCOMPARE(keys.keys.value(u"p"_s), "typed");
}

void TestKeyStore::typedKeyThatIsNotToBeKept()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    BookKey key({ .id = u"p"_s }, channel, keys);
    key.open({ "typed", false });
    channel.setState(ChannelState::Open);
    QCoreApplication::processEvents();
    QVERIFY(keys.keys.isEmpty());
    QCOMPARE(channel.keys, QByteArrayList { "typed" });
}

void TestKeyStore::keyCannotBeKept()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    keys.trouble = u"It is locked."_s;
    BookKey key({ .id = u"p"_s }, channel, keys);
    QSignalSpy failed(&key, &BookKey::failed);
    key.open({ "typed", true });
    channel.setState(ChannelState::Open);
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QVERIFY(failed.at(0).at(0).toString().contains(keys.trouble));
}

void TestKeyStore::refusedKeyIsNotKept()
{
    FakeKeyStore keys;
    KeyedChannel channel;
    BookKey key({ .id = u"p"_s }, channel, keys);
    key.open({ "wrong", true });
    channel.setState(ChannelState::Refused, u"No"_s);
    key.use({ "right", true });
    channel.setState(ChannelState::Open);
    QVERIFY(eventually([&] { return !keys.keys.isEmpty(); }));
    QCOMPARE(keys.keys.value(u"p"_s), "right");
    QCOMPARE(channel.keys, QByteArrayList({ "wrong", "right" }));
}

/// No session bus, before anything looks for one.
int main(int argc, char **argv)
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    qunsetenv("DISPLAY");
    QCoreApplication application(argc, argv);
    TestKeyStore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_keystore.moc"
