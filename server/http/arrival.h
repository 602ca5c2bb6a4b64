#pragma once

#include <QSslConfiguration>
#include <QtGlobal>

#include <optional>

namespace hearthbook {

/// A connection that a listener has taken, and what is spoken on it.
struct Arrival
{
    qintptr descriptor = -1;
    bool isLocal = false; ///< by the Unix socket, of this machine
    std::optional<QSslConfiguration> tls = {}; ///< the certificate to show; none: plain
};

} // namespace hearthbook
