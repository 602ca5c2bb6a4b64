#pragma once

#include <QHostAddress>

namespace hearthbook {

/// How far an address reaches, the stricter one later.
enum class AddressKind {
    Public,
    Private,  ///< this machine or its network: loopback, RFC 1918, unique local, shared (RFC 6598)
    Forbidden ///< never a receiver: unspecified, link-local, cloud metadata, multicast, broadcast, reserved
};

/// An IPv6 address that carries an IPv4 one (mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP) is as strict
/// as the stricter of both: a gateway would hand it on.
AddressKind addressKind(const QHostAddress &address);

/// The IPv4 address that `address` stands for where it is one in IPv6's clothes; else `address` without its scope.
QHostAddress withoutMapping(const QHostAddress &address);

} // namespace hearthbook
