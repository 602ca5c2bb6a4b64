#pragma once

#include "core/discovery/discoverymachine.h"
#include "core/discovery/websocketlink.h"

#include <QTimer>

namespace hearthbook {

/// What a discovery works with.
struct DiscoveryContext
{
    /// Tells what the listing held once it is dealt with, in any thread; once.
    using Stored = std::function<void(const Result<DiscoveryCounts> &)>;

    DiscoveryMachine::Options options = {};
    /// Takes a listing. Must return soon.
    std::function<void(const RegistryLists &lists, const Stored &stored)> store = {};
    /// Told of every change of the status, in the loop's thread.
    std::function<void(const DiscoveryStatus &status)> changed = {};
};

/// Joins the machine with a socket, a clock and a book. Thread: one with an event loop, the object's own.
class DiscoveryLoop : public QObject, private DiscoveryPort
{
    Q_OBJECT

public:
    explicit DiscoveryLoop(DiscoveryContext context);
    ~DiscoveryLoop() override;

    void start();
    /// See DiscoveryMachine.
    void trigger();
    /// Ends the connection; begins nothing more.
    void stop();

    const DiscoveryStatus &status() const { return m_status; }

private:
    struct Gate;

    void open(const Endpoint &endpoint) override { m_link.open(endpoint); }
    void send(const QByteArray &text) override { m_link.send(text); }
    void close() override { m_link.close(); }
    void store(RegistryLists lists) override;
    void stored(const Result<DiscoveryCounts> &counts);
    void settle();
    void publish();

    DiscoveryContext m_context;
    std::shared_ptr<Gate> m_gate;
    WebSocketLink m_link;
    DiscoveryMachine m_machine;
    QTimer m_timer;
    DiscoveryStatus m_status;
};

} // namespace hearthbook
