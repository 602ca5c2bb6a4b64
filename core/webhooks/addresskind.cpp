#include "core/webhooks/addresskind.h"

#include <algorithm>
#include <array>
#include <vector>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Network
{
    std::pair<QHostAddress, int> subnet;
    AddressKind kind;
};

const std::vector<Network> &networks()
{
    const auto of = [](const char *text, AddressKind kind) {
        return Network { QHostAddress::parseSubnet(QString::fromLatin1(text)), kind };
    };
    using enum AddressKind;
    static const std::vector<Network> table {
        of("0.0.0.0/8", Forbidden),          // unspecified, this network
        of("169.254.0.0/16", Forbidden),     // link-local; metadata of AWS, Azure, Google
        of("100.100.100.200/32", Forbidden), // metadata of Alibaba
        of("168.63.129.16/32", Forbidden),   // Azure's wire server
        of("192.0.0.192/32", Forbidden),     // metadata of Oracle, older form
        of("224.0.0.0/4", Forbidden),        // multicast
        of("240.0.0.0/4", Forbidden),        // reserved, broadcast
        of("10.0.0.0/8", Private),
        of("100.64.0.0/10", Private), // shared: carriers, Tailscale
        of("127.0.0.0/8", Private),
        of("172.16.0.0/12", Private),
        of("192.0.0.0/24", Private),
        of("192.168.0.0/16", Private),
        of("198.18.0.0/15", Private),
        of("::/128", Forbidden),
        of("fe80::/10", Forbidden),
        of("ff00::/8", Forbidden),
        of("fd00:ec2::254/128", Forbidden), // metadata of AWS
        of("fd20:ce::254/128", Forbidden),  // metadata of Google
        of("::1/128", Private),
        of("fc00::/7", Private),
        of("fec0::/10", Private), // site-local, as it was
    };
    return table;
}

AddressKind listedKind(const QHostAddress &address)
{
    AddressKind kind = AddressKind::Public;
    for (const Network &network : networks()) {
        if (address.isInSubnet(network.subnet))
            kind = std::max(kind, network.kind);
    }
    return kind;
}

quint32 ipv4At(const Q_IPV6ADDR &bytes, int a, int b, int c, int d)
{
    return quint32(bytes[a]) << 24 | quint32(bytes[b]) << 16 | quint32(bytes[c]) << 8 | bytes[d];
}

bool isIn(const QHostAddress &address, const char *subnet)
{
    return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
}

/// IPv4 addresses that packets to an IPv6 one may end at.
std::vector<quint32> carried(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const quint32 low = ipv4At(bytes, 12, 13, 14, 15);
    std::vector<quint32> found;
    const bool loopback = address.isEqual(QHostAddress(QHostAddress::LocalHostIPv6), QHostAddress::StrictConversion);
    if (!loopback && isIn(address, "::/96")) // compatible
        found.push_back(low);
    for (const char *subnet : { "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96" }) { // mapped, translated, NAT64
        if (isIn(address, subnet))
            found.push_back(low);
    }
    if (isIn(address, "64:ff9b:1::/48")) { // NAT64 of one's own, RFC 6052 with 48 or 96 bits
        found.push_back(low);
        found.push_back(ipv4At(bytes, 6, 7, 9, 10));
    }
    if (isIn(address, "2002::/16")) // 6to4
        found.push_back(ipv4At(bytes, 2, 3, 4, 5));
    if (isIn(address, "2001::/32")) { // Teredo: its server, and its client inverted
        found.push_back(ipv4At(bytes, 4, 5, 6, 7));
        found.push_back(~low);
    }
    if ((bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe) // ISATAP
        found.push_back(low);
    return found;
}

} // namespace

AddressKind addressKind(const QHostAddress &address)
{
    AddressKind kind = listedKind(address);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address.isNull() ? AddressKind::Forbidden : kind;
    for (const quint32 inner : carried(address))
        kind = std::max(kind, listedKind(QHostAddress(inner)));
    return kind;
}

QHostAddress withoutMapping(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    const std::vector<quint32> inner = carried(address);
    if (!inner.empty() && isIn(address, "::/64"))
        return QHostAddress(inner.front());
    return QHostAddress(address.toIPv6Address());
}

} // namespace hearthbook
