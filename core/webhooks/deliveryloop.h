#pragma once

#include "core/storage/writer.h"
#include "core/webhooks/attemptoutcome.h"
#include "core/webhooks/deliveryattempt.h"
#include "core/webhooks/deliveryplanner.h"

#include <QHash>

#include <atomic>
#include <memory>

namespace hearthbook {

/// What deliveries are made with. The references outlive the loop.
struct DeliveryContext
{
    Writer &writer;
    DatabaseOptions database = {};
    Resolver &resolver;
    std::function<Result<Secret>(const QString &webhookId, const QByteArray &sealed)> openSecret = {};
    std::function<TargetPolicy()> policy = [] { return TargetPolicy(); };
    std::function<Timestamp()> now = Timestamp::now;
    std::function<double()> random = {};
    std::chrono::milliseconds timeout = std::chrono::seconds(15);
    bool onlyAsked = false; ///< sends once what ask() names, and nothing else: the rest is another program's
};

/// Follows the journal and sends what is due: at most `perTarget` at once to one host and port, and only one where the last
/// attempt failed or none was made yet. So neither a slow one nor many dead ones delay anybody else. What it knows is in the
/// database; it may be killed at any moment. Thread: one with an event loop, the object's own; wake() from any.
class DeliveryLoop : public QObject
{
    Q_OBJECT

public:
    static constexpr int perTarget = 4;
    static constexpr int inAll = 256;

    explicit DeliveryLoop(DeliveryContext context);
    ~DeliveryLoop() override;

    /// Opens a connection of its own and begins. Errors: those of Store::open().
    Result<void> start();
    /// Somebody has written.
    void wake();
    /// Sends this delivery, once, if it is pending: where `onlyAsked`. Thread: any.
    void ask(const QString &deliveryId);
    /// Begins nothing more; `done` runs when nothing is in flight, or after `limit`. What is left stays pending.
    void drain(std::chrono::milliseconds limit, std::function<void()> done);
    /// Breaks off what is in flight and closes the connection. On the loop's own thread, before that ends.
    void close();

private:
    struct Gate;

    void plan();
    void planned(bool more);
    void sendDue();
    void bringForward(const Timestamp &now);
    void sendDueOf(const QString &webhookId);
    void sendAsked(const QString &deliveryId);
    void begin(const Webhook &webhook, const Result<TargetUrl> &url, const Delivery &delivery);
    void attempt(const Webhook &webhook, const TargetUrl &url, const Delivery &delivery);
    Result<SignedRequest> sign(const Webhook &webhook, const Delivery &delivery);
    void finished(const Delivery &delivery, const Timestamp &began, const AttemptResult &result);
    void record(const AttemptOutcome &outcome);
    void recorded(const AttemptOutcome &outcome, const Result<void> &stored);
    void release(const QString &deliveryId);
    void prune();
    void submit(const QString &what, Write::Apply apply, std::function<void(const Result<void> &)> done);
    int inFlightTo(const QString &target) const { return m_targets.value(target); }

    DeliveryContext m_context;
    std::shared_ptr<Gate> m_gate;
    std::shared_ptr<DeliveryPlanner> m_planner = std::make_shared<DeliveryPlanner>();
    RetrySchedule m_schedule;
    std::unique_ptr<Store> m_store;
    QTimer m_planSoon;
    QTimer m_poll;
    QTimer m_sendNext;
    QTimer m_pruneNext;
    std::atomic_bool m_woken = false;
    bool m_bringingForward = false;
    bool m_planning = false;
    bool m_draining = false;
    std::function<void()> m_drained = {};
    QHash<QString, QString> m_inFlight = {}; ///< delivery -> target
    QHash<QString, int> m_targets = {}; ///< how many are in flight
};

} // namespace hearthbook
