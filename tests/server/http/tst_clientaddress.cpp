#include "server/http/clientaddress.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestClientAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countedTogether_data();
    void countedTogether();
    void loopback_data();
    void loopback();
};

void TestClientAddress::countedTogether_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<QByteArray>("counted");
    QTest::newRow("IPv4") << "192.0.2.1"_ba << "192.0.2.1"_ba;
    QTest::newRow("IPv4 on a listener for both") << "::ffff:192.0.2.1"_ba << "192.0.2.1"_ba;
    QTest::newRow("IPv6") << "2001:db8:1:2:3:4:5:6"_ba << "2001:db8:1:2::"_ba;
    QTest::newRow("another host of its network") << "2001:db8:1:2::9"_ba << "2001:db8:1:2::"_ba;
    QTest::newRow("link-local with its interface") << "fe80::1%eth0"_ba << "fe80::"_ba;
}

void TestClientAddress::countedTogether()
{
    QFETCH(QByteArray, peer);
    QTEST(countedAddress(peer), "counted");
}

void TestClientAddress::loopback_data()
{
    QTest::addColumn<QByteArray>("peer");
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("IPv4") << "127.0.0.1"_ba << true;
    QTest::newRow("another of its network") << "127.9.8.7"_ba << true;
    QTest::newRow("IPv6") << "::1"_ba << true;
    QTest::newRow("mapped") << "::ffff:127.0.0.1"_ba << true;
    QTest::newRow("elsewhere") << "192.0.2.127"_ba << false;
    QTest::newRow("IPv6 elsewhere") << "2001:db8::127.0.0.1"_ba << false;
    QTest::newRow("mapped elsewhere") << "::ffff:192.0.2.1"_ba << false;
    QTest::newRow("the Unix socket") << "unix"_ba << true;
    QTest::newRow("nobody") << ""_ba << false;
}

void TestClientAddress::loopback()
{
    QFETCH(QByteArray, peer);
    QTEST(isLoopbackPeer(peer), "isLoopback");
}

QTEST_APPLESS_MAIN(TestClientAddress)
#include "tst_clientaddress.moc"
