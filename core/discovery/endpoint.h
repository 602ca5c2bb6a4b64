#pragma once

#include "core/domain/result.h"
#include "core/settings/settings.h"

#include <QUrl>

#include <vector>

namespace hearthbook {

/// Where Home Assistant answers, and what opens it.
struct Endpoint
{
    QUrl url = {};      ///< ws or wss, whole
    QString token = {}; ///< never shown or logged
    QString caFile = {}; ///< PEM, trusted beside the system's authorities

    /// The address for people and logs, without user and password.
    QString name() const;
};

/// The WebSocket of a Home Assistant that is known by any of its addresses: `http://host:8123`, `wss://host/prefix`,
/// `http://supervisor/core`, or the WebSocket itself. A path before it is kept, a query is not.
QUrl webSocketUrl(const QUrl &address);

/// What the settings name, in the order in which it is tried: the home's own address, then that of Nabu Casa, which takes
/// the same token unless it has one of its own. Errors: Unavailable with what is missing.
Result<std::vector<Endpoint>> endpoints(const Settings &settings);

} // namespace hearthbook
