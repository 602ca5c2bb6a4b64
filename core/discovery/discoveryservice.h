#pragma once

#include "core/discovery/discoveryloop.h"

#include <QThread>

namespace hearthbook {

/// The discovery on a thread of its own. Thread: the owner's; trigger() and status() from any.
class DiscoveryService
{
public:
    /// `context.changed` is not needed: see status().
    explicit DiscoveryService(DiscoveryContext context);
    ~DiscoveryService();
    Q_DISABLE_COPY_MOVE(DiscoveryService)

    /// Begins; waits for nothing.
    void start();
    /// See DiscoveryMachine. Harmless before start() and after stop().
    void trigger();
    DiscoveryStatus status() const { return m_board.read(); }
    /// Ends the connection and the thread. A listing that is being written is written.
    void stop();

private:
    DiscoveryBoard m_board;
    DiscoveryLoop m_loop;
    QThread m_thread;
};

} // namespace hearthbook
