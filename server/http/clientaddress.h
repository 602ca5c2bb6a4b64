#pragma once

#include <QByteArray>

namespace hearthbook {

/// Whose requests are counted together, by Request::peer: an IPv4 address, or the /64 of an IPv6 address, which one household
/// has for itself. Behind a reverse proxy it is the proxy's: what X-Forwarded-For says anybody may have written.
QByteArray countedAddress(const QByteArray &peer);

/// Request::peer of who comes by the Unix socket.
inline constexpr char unixPeer[] = "unix";

/// Whether Request::peer is on this machine.
bool isLoopbackPeer(const QByteArray &peer);

} // namespace hearthbook
