#include "core/settings/listenaddress.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestListenAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsed_data();
    void parsed();
    void refused_data();
    void refused();
    void hosts_data();
    void hosts();
};

void TestListenAddress::parsed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::newRow("IPv4") << u"127.0.0.1:8006"_s << u"127.0.0.1"_s << 8006;
    QTest::newRow("free port") << u"127.0.0.1:0"_s << u"127.0.0.1"_s << 0;
    QTest::newRow("highest port") << u"0.0.0.0:65535"_s << u"0.0.0.0"_s << 65535;
    QTest::newRow("name") << u"my-host.local:80"_s << u"my-host.local"_s << 80;
    QTest::newRow("IPv6") << u"[::1]:8006"_s << u"::1"_s << 8006;
    QTest::newRow("IPv6 with a number as scope") << u"[fe80::1%2]:8006"_s << u"fe80::1%2"_s << 8006;
    QTest::newRow("IPv6 with scope") << u"[fe80::1%eth0]:8006"_s << u"fe80::1%eth0"_s << 8006;
}

void TestListenAddress::parsed()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    const auto address = ListenAddress::parse(text);
    QVERIFY(address.has_value());
    QCOMPARE(address->host, host);
    QCOMPARE(int(address->port), port);
    QCOMPARE(address->toString(), text);
}

void TestListenAddress::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("no port") << u"127.0.0.1"_s;
    QTest::newRow("empty port") << u"127.0.0.1:"_s;
    QTest::newRow("no host") << u":8006"_s;
    QTest::newRow("port alone") << u"8006"_s;
    QTest::newRow("port too high") << u"127.0.0.1:65536"_s;
    QTest::newRow("negative port") << u"127.0.0.1:-1"_s;
    QTest::newRow("signed port") << u"127.0.0.1:+1"_s;
    QTest::newRow("space in the port") << u"127.0.0.1: 1"_s;
    QTest::newRow("space behind the port") << u"127.0.0.1:1 "_s;
    QTest::newRow("IPv6 without brackets") << u"::1:8006"_s;
    QTest::newRow("IPv4 in brackets") << u"[127.0.0.1]:8006"_s;
    QTest::newRow("URL") << u"http://127.0.0.1:8006"_s;
    QTest::newRow("line end") << u"127.0.0.1:80\n"_s;
}

void TestListenAddress::refused()
{
    QFETCH(QString, text);
    const auto address = ListenAddress::parse(text);
    QVERIFY(!address.has_value());
    QVERIFY(address.error().message.contains(u"127.0.0.1:8006"_s));
}

void TestListenAddress::hosts_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("good");
    QTest::newRow("any IPv4") << u"0.0.0.0"_s << true;
    QTest::newRow("any IPv6") << u"::"_s << true;
    QTest::newRow("IPv6 in brackets") << u"[::1]"_s << true;
    QTest::newRow("name") << u"data-api"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("with port") << u"localhost:8006"_s << false;
    QTest::newRow("line end") << u"localhost\n"_s << false;
}

void TestListenAddress::hosts()
{
    QFETCH(QString, host);
    QFETCH(bool, good);
    QCOMPARE(ListenAddress::checkHost(host).has_value(), good);
}

QTEST_GUILESS_MAIN(TestListenAddress)
#include "tst_listenaddress.moc"
