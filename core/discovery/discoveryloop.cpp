#include "core/discovery/discoveryloop.h"

#include <mutex>

namespace hearthbook {

namespace {

Moment now()
{
    return std::chrono::steady_clock::now();
}

std::chrono::milliseconds waitUntil(Moment deadline)
{
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(deadline - now());
    return std::max(wait, std::chrono::milliseconds(0));
}

Timestamp timeOf(Moment moment)
{
    const auto wait = std::chrono::duration_cast<std::chrono::microseconds>(moment - now());
    return { Timestamp::now().microseconds + wait.count() };
}

} // namespace

/// What became of a listing is told in another thread, perhaps after the loop is gone.
struct DiscoveryLoop::Gate
{
    std::mutex mutex = {};
    DiscoveryLoop *loop = nullptr;
};

DiscoveryLoop::DiscoveryLoop(DiscoveryContext context)
    : m_context(std::move(context)), m_gate(std::make_shared<Gate>()), m_machine(m_context.options, *this)
{
    m_gate->loop = this;
    m_link.setParent(this);
    m_timer.setParent(this);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { m_machine.advance(now()), settle(); });
    connect(&m_link, &WebSocketLink::opened, this, [this] { m_machine.opened(now()), settle(); });
    connect(&m_link, &WebSocketLink::receivedBytes, this, [this] { m_machine.receivedBytes(now()), settle(); });
    connect(&m_link, &WebSocketLink::received, this,
            [this](const QByteArray &text) { m_machine.received(text, now()), settle(); });
    connect(&m_link, &WebSocketLink::closed, this,
            [this](const LinkFailure &failure) { m_machine.closed(failure, now()), settle(); });
}

DiscoveryLoop::~DiscoveryLoop()
{
    const std::lock_guard lock(m_gate->mutex);
    m_gate->loop = nullptr;
}

void DiscoveryLoop::start()
{
    m_machine.start(now());
    settle();
}

void DiscoveryLoop::trigger()
{
    m_machine.trigger(now());
    settle();
}

void DiscoveryLoop::stop()
{
    m_machine.stop();
    settle();
}

/// Not from within the machine: whoever takes the listing may stop everything at once.
void DiscoveryLoop::store(RegistryLists lists)
{
    const auto told = [gate = m_gate](const Result<DiscoveryCounts> &counts) {
        const std::lock_guard lock(gate->mutex);
        if (gate->loop)
            QMetaObject::invokeMethod(
                gate->loop, [loop = gate->loop, counts] { loop->stored(counts); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        this, [this, told, lists = std::move(lists)] { m_context.store(lists, told); }, Qt::QueuedConnection);
}

void DiscoveryLoop::stored(const Result<DiscoveryCounts> &counts)
{
    if (counts) {
        m_status.lastRun = Timestamp::now();
        m_status.counts = *counts;
    }
    m_machine.stored(counts.map([](const DiscoveryCounts &) { }), now());
    settle();
}

/// After whatever happened: the next deadline, and what there is to see.
void DiscoveryLoop::settle()
{
    if (const std::optional<Moment> deadline = m_machine.deadline())
        m_timer.start(waitUntil(*deadline));
    else
        m_timer.stop();
    publish();
}

void DiscoveryLoop::publish()
{
    m_status.state = m_machine.state();
    m_status.error = m_machine.error();
    m_status.address = m_machine.address();
    m_status.nextRetry = m_machine.nextRetry() ? std::optional(timeOf(*m_machine.nextRetry())) : std::nullopt;
    m_context.changed(m_status);
}

} // namespace hearthbook
