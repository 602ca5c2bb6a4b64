#pragma once

#include "core/webhooks/targeturl.h"

#include <QList>

#include <vector>

namespace hearthbook {

/// Where deliveries may go. Receivers live in the home, so private addresses are allowed unless set otherwise;
/// link-local, metadata and like addresses never are, nor are the server's own listeners. A plain value: copy it into
/// what runs later.
class TargetPolicy
{
public:
    /// Where this server answers itself.
    struct Listener
    {
        QHostAddress address = {}; ///< or any: then every address of this machine is meant
        quint16 port = 0;
    };

    bool allowPrivate = true;
    std::vector<Listener> listeners = {};
    QList<QHostAddress> ownAddresses = {}; ///< of this machine's interfaces, loopback apart

    /// At creation: what the URL itself tells, without asking anybody. A name that does not resolve passes.
    /// Errors: InvalidInput with an item for body.`field`.
    Result<void> checkUrl(const TargetUrl &url, const QString &field = QStringLiteral("url")) const;

    /// Before each attempt: one address. Errors: Forbidden with the reason.
    Result<void> checkAddress(const QHostAddress &address, quint16 port) const;

    /// Before each attempt: of all addresses that a name resolved to, the one to connect to. If one of them is
    /// forbidden the name is not trusted at all: an answer that mixes them is an attack (DNS rebinding).
    /// Errors: Forbidden with the reason; Unavailable where there is no address.
    Result<QHostAddress> choose(const QList<QHostAddress> &resolved, quint16 port) const;

private:
    bool isOwnListener(const QHostAddress &address, quint16 port) const;
};

} // namespace hearthbook
