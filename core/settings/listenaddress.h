#pragma once

#include "core/domain/result.h"

#include <QString>

namespace hearthbook {

/// Where a server answers: an IP address or a host name, and a port (0: any free one).
struct ListenAddress
{
    QString host = {}; ///< IPv6 without brackets
    quint16 port = 0;

    /// Reads `127.0.0.1:8006`, `localhost:0`, `[::1]:8006`. Errors: InvalidInput with what would be right.
    static Result<ListenAddress> parse(const QString &text);

    /// Whether `host` alone could stand before a port; brackets around IPv6 may be left out here.
    static Result<void> checkHost(const QString &host);

    /// From a host and a port that were checked; takes brackets off.
    static ListenAddress of(const QString &host, quint16 port);

    /// The form that parse() reads.
    QString toString() const;

    bool operator==(const ListenAddress &) const = default;
};

} // namespace hearthbook
