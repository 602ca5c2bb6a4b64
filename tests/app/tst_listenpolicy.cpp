#include "app/listenpolicy.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestListenPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loopback_data();
    void loopback();
    void otherMachinesOnlyWhereAsked();
    void messageSaysWhatToSet();
};

void TestListenPolicy::loopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isLoopbackHost");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << true;
    QTest::newRow("another of the loopback network") << u"127.8.9.1"_s << true;
    QTest::newRow("IPv6") << u"::1"_s << true;
    QTest::newRow("IPv4 in IPv6") << u"::ffff:127.0.0.1"_s << true;
    QTest::newRow("name") << u"LocalHost"_s << true;
    QTest::newRow("name below localhost") << u"home.localhost"_s << true;
    QTest::newRow("all IPv4") << u"0.0.0.0"_s << false;
    QTest::newRow("all IPv6") << u"::"_s << false;
    QTest::newRow("private network") << u"192.168.1.5"_s << false;
    QTest::newRow("other name") << u"data-api"_s << false;
    QTest::newRow("name that only ends alike") << u"notlocalhost"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestListenPolicy::loopback()
{
    QFETCH(QString, host);
    QFETCH(bool, isLoopbackHost);
    QCOMPARE(isLoopback(host), isLoopbackHost);
    QCOMPARE(checkListenPolicy({ host, 8006 }, false).has_value(), isLoopbackHost);
}

void TestListenPolicy::otherMachinesOnlyWhereAsked()
{
    QVERIFY(!checkListenPolicy({ u"0.0.0.0"_s, 8006 }, false).has_value());
    QVERIFY(checkListenPolicy({ u"0.0.0.0"_s, 8006 }, true).has_value());
}

void TestListenPolicy::messageSaysWhatToSet()
{
    const auto refused = checkListenPolicy({ u"::"_s, 9000 }, false);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    QVERIFY(refused.error().message.contains(u"[::]:9000"_s));
    QVERIFY(refused.error().message.contains(u"DATA_API_ALLOW_ANONYMOUS=true"_s));
    QVERIFY(refused.error().message.contains(u"127.0.0.1:9000"_s));
}

QTEST_GUILESS_MAIN(TestListenPolicy)
#include "tst_listenpolicy.moc"
