#include "core/webhooks/addresskind.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestAddressKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data();
    void kinds();
    void nullIsForbidden();
    void mappings_data();
    void mappings();
};

void TestAddressKind::kinds_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<AddressKind>("kind");
    using enum AddressKind;
    const auto row = [](const char *name, const char *address, AddressKind kind) {
        QTest::newRow(name) << QString::fromLatin1(address) << kind;
    };
    row("public", "93.184.216.34", Public);
    row("public IPv6", "2606:2800:220:1::1", Public);
    row("loopback", "127.0.0.1", Private);
    row("end of loopback", "127.255.255.255", Private);
    row("loopback IPv6", "::1", Private);
    row("ten", "10.0.0.1", Private);
    row("172.16", "172.16.0.1", Private);
    row("172.31", "172.31.255.255", Private);
    row("172.32", "172.32.0.1", Public);
    row("192.168", "192.168.178.20", Private);
    row("shared", "100.64.0.1", Private);
    row("unique local", "fd12:3456::1", Private);
    row("unspecified", "0.0.0.0", Forbidden);
    row("this network", "0.1.2.3", Forbidden);
    row("unspecified IPv6", "::", Forbidden);
    row("metadata", "169.254.169.254", Forbidden);
    row("link-local", "169.254.0.1", Forbidden);
    row("before link-local", "169.253.255.255", Public);
    row("after link-local", "169.255.0.0", Public);
    row("link-local IPv6", "fe80::1", Forbidden);
    row("link-local IPv6 with scope", "fe80::1%1", Forbidden);
    row("end of link-local IPv6", "febf::1", Forbidden);
    row("metadata of AWS in IPv6", "fd00:ec2::254", Forbidden);
    row("neighbour of it", "fd00:ec2::253", Private);
    row("metadata of Google in IPv6", "fd20:ce::254", Forbidden);
    row("metadata of Alibaba", "100.100.100.200", Forbidden);
    row("Azure's wire server", "168.63.129.16", Forbidden);
    row("multicast", "224.0.0.251", Forbidden);
    row("multicast IPv6", "ff02::fb", Forbidden);
    row("reserved", "240.0.0.1", Forbidden);
    row("broadcast", "255.255.255.255", Forbidden);
    row("mapped metadata", "::ffff:169.254.169.254", Forbidden);
    row("mapped private", "::ffff:192.168.1.1", Private);
    row("mapped public", "::ffff:93.184.216.34", Public);
    row("mapped unspecified", "::ffff:0.0.0.0", Forbidden);
    row("compatible metadata", "::169.254.169.254", Forbidden);
    row("translated metadata", "::ffff:0:169.254.169.254", Forbidden);
    row("NAT64 metadata", "64:ff9b::169.254.169.254", Forbidden);
    row("NAT64 public", "64:ff9b::93.184.216.34", Public);
    row("NAT64 of one's own, 96 bits", "64:ff9b:1::169.254.169.254", Forbidden);
    row("NAT64 of one's own, 48 bits", "64:ff9b:1:a9fe:a9:fe00::", Forbidden);
    row("6to4 metadata", "2002:a9fe:a9fe::1", Forbidden);
    row("6to4 private", "2002:c0a8:101::1", Private);
    row("6to4 public", "2002:5db8:d822::1", Public);
    row("Teredo client", "2001:0:5db8:d822::5601:5601", Forbidden);
    row("Teredo server", "2001:0:a9fe:a9fe::a247:27dd", Forbidden);
    row("ISATAP", "2606:2800:220:1:0:5efe:169.254.169.254", Forbidden);
    row("ISATAP with the global bit", "2606:2800:220:1:200:5efe:169.254.169.254", Forbidden);
}

void TestAddressKind::kinds()
{
    QFETCH(QString, address);
    QFETCH(AddressKind, kind);
    const QHostAddress parsed(address);
    QVERIFY(!parsed.isNull());
    QCOMPARE(int(addressKind(parsed)), int(kind));
}

void TestAddressKind::nullIsForbidden()
{
    QVERIFY(addressKind(QHostAddress()) == AddressKind::Forbidden);
}

void TestAddressKind::mappings_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("meant");
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("mapped") << u"::ffff:127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("compatible") << u"::127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("loopback IPv6") << u"::1"_s << u"::1"_s;
    QTest::newRow("IPv6") << u"2001:db8::1"_s << u"2001:db8::1"_s;
    QTest::newRow("scope") << u"fe80::1%1"_s << u"fe80::1"_s;
}

void TestAddressKind::mappings()
{
    QFETCH(QString, address);
    QTEST(withoutMapping(QHostAddress(address)).toString(), "meant");
}

QTEST_GUILESS_MAIN(TestAddressKind)
#include "tst_addresskind.moc"
