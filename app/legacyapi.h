#pragma once

#include "core/settings/settings.h"
#include "server/http/forwarder.h"

#include <QHostAddress>

namespace hearthbook {

/// Passes requests on to the old service that the settings name; null where they name none.
std::unique_ptr<Forwarder> legacyForwarder(const Settings &settings);

/// Error: InvalidInput where the old service's address is the one that this server listens on; a name is not resolved: what comes
/// round by another way is seen when it does.
Result<void> checkLegacyUrl(const Settings &settings, const QHostAddress &listening, quint16 port);

} // namespace hearthbook
