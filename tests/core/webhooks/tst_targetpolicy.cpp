#include "core/webhooks/targetpolicy.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTargetPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void urls_data();
    void urls();
    void refusalIsAnItemWithoutSecrets();
    void privateOnlyWhereAllowed_data();
    void privateOnlyWhereAllowed();
    void ownListeners_data();
    void ownListeners();
    void chooses_data();
    void chooses();
    void noAddressAtAll();

private:
    static TargetPolicy policy()
    {
        TargetPolicy made;
        made.listeners = { { QHostAddress(u"127.0.0.1"_s), 8006 }, { QHostAddress(QHostAddress::Any), 8007 } };
        made.ownAddresses = { QHostAddress(u"192.168.1.2"_s), QHostAddress(u"fd12::2"_s) };
        return made;
    }
    static QList<QHostAddress> addresses(const QStringList &texts)
    {
        QList<QHostAddress> made;
        for (const QString &text : texts)
            made += QHostAddress(text);
        return made;
    }
};

void TestTargetPolicy::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("allowed");
    const auto allowed = [](const char *url) { QTest::newRow(url) << QString::fromUtf8(url) << true; };
    const auto refused = [](const char *url) { QTest::newRow(url) << QString::fromUtf8(url) << false; };
    allowed("http://homeassistant.local:8123/api/webhook/x");
    allowed("http://no-such-name.invalid/");
    allowed("http://127.0.0.1:9000/");
    allowed("http://localhost:9000/");
    allowed("http://192.168.1.4/");
    allowed("http://[::1]:9000/");
    allowed("http://user:pw@example.com/");
    allowed("http://metadata/"); // a name of one's own; its address is checked
    allowed("http://notmetadata.google.internal.example/");
    refused("http://169.254.169.254/latest/meta-data");
    refused("http://169.254.169.254./");
    refused("http://user@169.254.169.254/");
    refused("http://2852039166/");
    refused("http://0xa9fea9fe/");
    refused("http://0251.0376.0251.0376/");
    refused("http://169.254.43518/");
    refused("http://0xA9.0376.169.0xfe/");
    refused("http://１６９.２５４.１６９.２５４/");
    refused("http://169。254。169。254/");
    refused("http://%31%36%39.254.169.254/");
    refused("http://[::ffff:169.254.169.254]/");
    refused("http://[::ffff:a9fe:a9fe]/");
    refused("http://[64:ff9b::a9fe:a9fe]/");
    refused("http://[2002:a9fe:a9fe::]/");
    refused("http://[fe80::1]/");
    refused("http://[fd00:ec2::254]/");
    refused("http://[FD00:0EC2:0:0:0:0:0:0254]/");
    refused("http://metadata.google.internal/");
    refused("http://METADATA.Google.Internal./");
    refused("http://x.metadata.google.internal/");
    refused("http://ⓜetadata.google.internal/");
    refused("http://metadata.goog/");
    refused("http://100.100.100.200/");
    refused("http://0/");
    refused("http://0.0.0.0/");
    refused("http://[::]/");
    refused("http://224.0.0.1/");
    refused("http://255.255.255.255/");
    refused("http://127.0.0.1:8006/");
    refused("http://127.1:8006/");
    refused("http://localhost:8006/");
    refused("http://LOCALHOST.:8006/");
    refused("http://a.localhost:8006/");
    refused("http://[::ffff:127.0.0.1]:8006/");
}

void TestTargetPolicy::urls()
{
    QFETCH(QString, url);
    const auto parsed = TargetUrl::parse(url);
    QVERIFY(parsed);
    QTEST(policy().checkUrl(*parsed).has_value(), "allowed");
}

void TestTargetPolicy::refusalIsAnItemWithoutSecrets()
{
    const auto url = TargetUrl::parse(u"http://us:pw@169.254.169.254/a?token=t"_s);
    const auto checked = policy().checkUrl(*url, u"webhook_url"_s);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::InvalidInput);
    QCOMPARE(checked.error().fields.front().location, QJsonArray({ u"body"_s, u"webhook_url"_s }));
    QCOMPARE(checked.error().fields.front().input.toString(), u"http://169.254.169.254/a"_s);
    QVERIFY(checked.error().message.contains(u"169.254.169.254"_s));
    QVERIFY(!checked.error().message.contains(u"pw"_s));
}

void TestTargetPolicy::privateOnlyWhereAllowed_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isPrivate");
    QTest::newRow("private") << u"http://192.168.1.4/"_s << true;
    QTest::newRow("loopback") << u"http://127.0.0.1/"_s << true;
    QTest::newRow("localhost") << u"http://localhost/"_s << true;
    QTest::newRow("unique local") << u"http://[fd12::1]/"_s << true;
    QTest::newRow("mapped") << u"http://[::ffff:10.0.0.1]/"_s << true;
    QTest::newRow("public") << u"http://93.184.216.34/"_s << false;
    QTest::newRow("name") << u"http://example.com/"_s << false;
}

void TestTargetPolicy::privateOnlyWhereAllowed()
{
    QFETCH(QString, url);
    QFETCH(bool, isPrivate);
    TargetPolicy policy;
    const auto parsed = TargetUrl::parse(url);
    QVERIFY(policy.checkUrl(*parsed));
    policy.allowPrivate = false;
    QCOMPARE(policy.checkUrl(*parsed).has_value(), !isPrivate);
}

void TestTargetPolicy::ownListeners_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("port");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("the listener") << u"127.0.0.1"_s << 8006 << false;
    QTest::newRow("the listener, mapped") << u"::ffff:127.0.0.1"_s << 8006 << false;
    QTest::newRow("its port elsewhere in the home") << u"192.168.1.9"_s << 8006 << true;
    QTest::newRow("its port on another address of ours") << u"192.168.1.2"_s << 8006 << true;
    QTest::newRow("another port of its address") << u"127.0.0.1"_s << 8005 << true;
    QTest::newRow("listener on all, by loopback") << u"127.0.0.1"_s << 8007 << false;
    QTest::newRow("listener on all, by another loopback") << u"127.9.9.9"_s << 8007 << false;
    QTest::newRow("listener on all, by IPv6") << u"::1"_s << 8007 << false;
    QTest::newRow("listener on all, by an interface") << u"192.168.1.2"_s << 8007 << false;
    QTest::newRow("listener on all, by an IPv6 interface") << u"fd12::2"_s << 8007 << false;
    QTest::newRow("its port on another machine") << u"192.168.1.9"_s << 8007 << true;
}

void TestTargetPolicy::ownListeners()
{
    QFETCH(QString, address);
    QFETCH(int, port);
    const auto checked = policy().checkAddress(QHostAddress(address), quint16(port));
    QTEST(checked.has_value(), "allowed");
    if (!checked)
        QCOMPARE(checked.error().code, ErrorCode::Forbidden);
}

void TestTargetPolicy::chooses_data()
{
    QTest::addColumn<QStringList>("resolved");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("one") << QStringList { u"192.168.1.4"_s } << u"192.168.1.4"_s;
    QTest::newRow("first of two") << QStringList { u"fd12::4"_s, u"192.168.1.4"_s } << u"fd12::4"_s;
    QTest::newRow("forbidden") << QStringList { u"169.254.169.254"_s } << QString();
    QTest::newRow("forbidden first") << QStringList { u"169.254.169.254"_s, u"192.168.1.4"_s } << QString();
    QTest::newRow("forbidden last") << QStringList { u"192.168.1.4"_s, u"::ffff:169.254.169.254"_s } << QString();
    QTest::newRow("our own among others") << QStringList { u"192.168.1.4"_s, u"127.0.0.1"_s } << QString();
}

void TestTargetPolicy::chooses()
{
    QFETCH(QStringList, resolved);
    QFETCH(QString, chosen);
    const auto address = policy().choose(addresses(resolved), 8006);
    QCOMPARE(address ? address->toString() : QString(), chosen);
    if (!address)
        QCOMPARE(address.error().code, ErrorCode::Forbidden);
}

void TestTargetPolicy::noAddressAtAll()
{
    const auto address = policy().choose({}, 80);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::Unavailable);
}

QTEST_GUILESS_MAIN(TestTargetPolicy)
#include "tst_targetpolicy.moc"
