#pragma once

#include "app/history.h"
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

/// A server's own discovery: with an address and a token it keeps the book up to date, and the history where that is wanted,
/// without it does nothing and says why. Thread: the owner's; what control() gives works in any.
class BackgroundDiscovery
{
public:
    /// `writer` and `history` outlive this.
    BackgroundDiscovery(const Settings &settings, Writer &writer, BackgroundHistory &history);

    /// Begins; waits for nothing.
    void start();
    void stop();
    /// For the API. Valid as long as this is.
    DiscoveryControl control();

private:
    BackgroundHistory &m_history;
    Result<DiscoveryMachine::Options> m_options;
    std::unique_ptr<DiscoveryService> m_service; ///< nothing where it is not set up
};

} // namespace hearthbook
