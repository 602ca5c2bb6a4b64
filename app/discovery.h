#pragma once

#include "core/discovery/discoveryservice.h"
#include "core/settings/settings.h"
#include "core/storage/registrysync.h"
#include "core/storage/writer.h"
#include "server/api/discoverycontrol.h"

namespace hearthbook {

/// How to reach Home Assistant and how often to list, by the settings. Errors: those of endpoints().
Result<DiscoveryMachine::Options> discoveryOptions(const Settings &settings);

/// Who writes a listing that hearthbookd made itself.
Origin discoveryOrigin(const QString &actor);

/// A server's own discovery: with an address and a token it keeps the book up to date, without it does nothing and says
/// why. Thread: the owner's; what control() gives works in any.
class BackgroundDiscovery
{
public:
    BackgroundDiscovery(const Settings &settings, Writer &writer);

    /// Begins; waits for nothing.
    void start();
    void stop();
    /// For the API. Valid as long as this is.
    DiscoveryControl control();

private:
    Result<DiscoveryMachine::Options> m_options;
    std::unique_ptr<DiscoveryService> m_service; ///< nothing where it is not set up
};

} // namespace hearthbook
