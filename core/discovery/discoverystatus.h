#pragma once

#include "core/domain/timestamp.h"

#include <QString>

#include <mutex>
#include <optional>

namespace hearthbook {

/// What the discovery does at present.
enum class DiscoveryState {
    Disabled,    ///< no address or no token is set
    Connecting,  ///< until the token is taken and the events are subscribed to
    Listing,     ///< reads the registries, or writes what it read
    Following,   ///< the book is up to date; waits for events
    Waiting,     ///< the connection failed; tries again later
    AuthInvalid, ///< the token is refused; tries nothing until it is told to
    Stopped      ///< gave up after home_assistant.websocket_max_retries, or is stopping
};

/// The word on the wire, as "auth_invalid".
QString stateWord(DiscoveryState state);

/// Why the discovery does not do what it should.
struct DiscoveryError
{
    /// auth_invalid, banned, unreachable, tls, closed, too_large, no_answer, protocol, refused or storage.
    QString code = {};
    QString message = {}; ///< one sentence, without secrets
    QString address = {}; ///< where it happened, without credentials; empty where it was here

    bool operator==(const DiscoveryError &) const = default;
};

/// What the last listing held.
struct DiscoveryCounts
{
    qint64 devices = 0;
    qint64 entities = 0;
    std::optional<qint64> areas = {}; ///< nothing where Home Assistant does not tell
    std::optional<qint64> labels = {};
    std::optional<qint64> integrations = {};
};

/// What is shown of the discovery.
struct DiscoveryStatus
{
    DiscoveryState state = DiscoveryState::Disabled;
    std::optional<Timestamp> lastRun = {}; ///< when a listing was last read and dealt with, also one that is held
    std::optional<Timestamp> nextRetry = {}; ///< while Waiting
    std::optional<DiscoveryCounts> counts = {};
    std::optional<DiscoveryError> error = {};
    QString address = {}; ///< of the error, else that is connected or was tried last; without credentials
};

/// The status of a discovery that runs in another thread. Any thread.
class DiscoveryBoard
{
public:
    DiscoveryStatus read() const;
    void write(const DiscoveryStatus &status);

private:
    mutable std::mutex m_mutex;
    DiscoveryStatus m_status;
};

} // namespace hearthbook
