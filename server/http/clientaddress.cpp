#include "server/http/clientaddress.h"

#include <QHostAddress>

namespace hearthbook {

namespace {

constexpr QByteArrayView mapped = "::ffff:"; ///< IPv4 on a listener for both
constexpr int networkBytes = 8;

} // namespace

QByteArray countedAddress(const QByteArray &peer)
{
    if (!peer.contains(':'))
        return peer;
    if (peer.startsWith(mapped) && peer.contains('.'))
        return peer.sliced(mapped.size());
    Q_IPV6ADDR bytes = QHostAddress(QString::fromLatin1(peer)).toIPv6Address();
    for (int i = networkBytes; i < int(sizeof bytes); ++i)
        bytes[i] = 0;
    return QHostAddress(bytes).toString().toLatin1();
}

bool isLoopbackPeer(const QByteArray &peer)
{
    const QByteArrayView text(peer);
    return peer == "::1" || peer == unixPeer
        || (text.startsWith(mapped) ? text.sliced(mapped.size()) : text).startsWith("127.");
}

} // namespace hearthbook
