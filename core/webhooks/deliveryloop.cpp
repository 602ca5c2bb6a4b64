#include "core/webhooks/deliveryloop.h"

#include <QLoggingCategory>
#include <QNetworkProxy>

#include <algorithm>
#include <mutex>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcDelivery, "hearthbook.webhooks")

constexpr auto planDelay = 20ms; ///< changes that come together are planned together
constexpr auto pollInterval = 2s; ///< another program's write wakes nobody
constexpr auto pruneInterval = 6h;
/// The longest wait of RetrySchedule with its jitter: what is due later was planned while the clock was ahead.
constexpr std::chrono::microseconds latestDue = RetrySchedule::longestWait * 5 / 4;
constexpr std::chrono::milliseconds longestSleep = 1h; ///< timers count on while the clock of day is set
constexpr auto recordAgain = 30s; ///< after an outcome that could not be stored: the disk is full, say
constexpr std::chrono::microseconds keptTime = 30 * 24h;
constexpr int keptDeliveries = 10'000;

QString targetOf(const TargetUrl &url)
{
    return u"%1:%2"_s.arg(url.authority()).arg(url.port);
}

/// What has not answered yet, or not lately, may hang: it gets no more than it takes to find out.
int mostAtOnce(const Webhook &webhook)
{
    return webhook.lastSuccess && !webhook.failingSince ? DeliveryLoop::perTarget : 1;
}

void startOnce(QTimer &timer, std::chrono::milliseconds wait)
{
    if (!timer.isActive() || timer.remainingTime() > wait.count())
        timer.start(wait);
}

} // namespace

/// Answers of the writer arrive on its thread, perhaps after the loop is gone.
struct DeliveryLoop::Gate
{
    std::mutex mutex = {};
    DeliveryLoop *loop = nullptr;
};

DeliveryLoop::DeliveryLoop(DeliveryContext context)
    : m_context(std::move(context)), m_gate(std::make_shared<Gate>()), m_schedule(m_context.random)
{
    m_gate->loop = this;
    for (QTimer *timer : { &m_planSoon, &m_poll, &m_sendNext, &m_pruneNext })
        timer->setParent(this);
    m_planSoon.setSingleShot(true);
    m_sendNext.setSingleShot(true);
    connect(&m_planSoon, &QTimer::timeout, this, &DeliveryLoop::plan);
    connect(&m_poll, &QTimer::timeout, this, &DeliveryLoop::plan);
    connect(&m_sendNext, &QTimer::timeout, this, &DeliveryLoop::sendDue);
    connect(&m_pruneNext, &QTimer::timeout, this, &DeliveryLoop::prune);
}

DeliveryLoop::~DeliveryLoop()
{
    close();
    const std::lock_guard lock(m_gate->mutex);
    m_gate->loop = nullptr;
}

Result<void> DeliveryLoop::start()
{
    Result<std::unique_ptr<Store>> store = Store::open(m_context.database);
    if (!store)
        return failure(store);
    m_store = std::move(*store);
    if (m_context.onlyAsked)
        return {};
    m_poll.start(pollInterval);
    m_pruneNext.start(pruneInterval);
    prune();
    plan();
    return {};
}

void DeliveryLoop::wake()
{
    if (!m_context.onlyAsked && !m_woken.exchange(true))
        QMetaObject::invokeMethod(this, [this] { startOnce(m_planSoon, planDelay); }, Qt::QueuedConnection);
}

void DeliveryLoop::ask(const QString &deliveryId)
{
    QMetaObject::invokeMethod(this, [this, deliveryId] { sendAsked(deliveryId); }, Qt::QueuedConnection);
}

void DeliveryLoop::drain(std::chrono::milliseconds limit, std::function<void()> done)
{
    m_draining = true;
    m_drained = std::move(done);
    for (QTimer *timer : { &m_planSoon, &m_poll, &m_sendNext, &m_pruneNext })
        timer->stop();
    if (m_inFlight.isEmpty())
        std::exchange(m_drained, {})();
    else
        QTimer::singleShot(limit, this, [this] {
            if (m_drained)
                std::exchange(m_drained, {})();
        });
}

void DeliveryLoop::close()
{
    m_draining = true;
    qDeleteAll(findChildren<DeliveryAttempt *>());
    m_store.reset();
}

void DeliveryLoop::submit(const QString &what, Write::Apply apply, std::function<void(const Result<void> &)> done)
{
    Write write;
    write.origin = { u"hearthbook"_s, u"webhooks"_s, what };
    write.apply = std::move(apply);
    write.done = [gate = m_gate, done = std::move(done)](const Result<void> &stored) {
        const std::lock_guard lock(gate->mutex);
        if (gate->loop)
            QMetaObject::invokeMethod(gate->loop, [done, stored] { done(stored); }, Qt::QueuedConnection);
    };
    m_context.writer.submit(std::move(write));
}

void DeliveryLoop::plan()
{
    m_woken = false;
    if (m_planning || m_draining || !m_store)
        return;
    if (m_store->journal().lastSeq() <= m_store->deliveries().position()) {
        sendDue();
        return;
    }
    m_planning = true;
    const auto more = std::make_shared<bool>(false);
    submit(
        u"webhooks.plan"_s,
        [planner = m_planner, more](Store &store) -> Result<void> {
            const Result<bool> step = planner->step(store);
            *more = step.value_or(false);
            return step ? Result<void>() : failure(step);
        },
        [this, more](const Result<void> &stored) {
            if (!stored)
                qCWarning(lcDelivery, "Deliveries cannot be planned: %s", qPrintable(stored.error().message));
            planned(stored && *more);
        });
}

void DeliveryLoop::planned(bool more)
{
    m_planning = false;
    if (more || m_woken)
        startOnce(m_planSoon, more ? 0ms : planDelay);
    sendDue();
}

void DeliveryLoop::sendDue()
{
    if (m_draining || m_context.onlyAsked)
        return;
    Result<std::vector<Backlog>> backlogs = m_store->deliveries().backlogs();
    if (!backlogs) {
        qCWarning(lcDelivery, "Deliveries cannot be read: %s", qPrintable(backlogs.error().message));
        return;
    }
    const Timestamp now = m_context.now();
    std::ranges::sort(*backlogs, {}, &Backlog::next); // who has waited longest first
    for (const Backlog &backlog : *backlogs) {
        if (m_inFlight.size() >= inAll)
            return;
        const qint64 wait = (backlog.next.microseconds - now.microseconds + 999) / 1000;
        if (backlog.next.microseconds > now.microseconds + latestDue.count())
            bringForward(now);
        else if (wait <= 0)
            sendDueOf(backlog.webhookId);
        else
            startOnce(m_sendNext, std::min(std::chrono::milliseconds(wait), longestSleep));
    }
}

void DeliveryLoop::bringForward(const Timestamp &now)
{
    if (std::exchange(m_bringingForward, true))
        return;
    qCWarning(lcDelivery, "Deliveries were planned while the clock was ahead: they are due now");
    submit(
        u"webhooks.clock"_s,
        [now](Store &store) { return store.deliveries().bringForward({ now.microseconds + latestDue.count() }, now); },
        [this](const Result<void> &stored) {
            m_bringingForward = false;
            if (stored)
                sendDue();
        });
}

void DeliveryLoop::sendDueOf(const QString &webhookId)
{
    const Result<std::optional<Webhook>> webhook = m_store->webhooks().find(webhookId);
    if (!webhook || !*webhook)
        return;
    const Result<TargetUrl> url = TargetUrl::parse((*webhook)->url);
    const QString target = url ? targetOf(*url) : QString();
    // Those in flight are due as well, and may come first.
    const Result<std::vector<Delivery>> due = m_store->deliveries().due(webhookId, m_context.now(), 2 * perTarget);
    if (!due)
        return;
    for (const Delivery &delivery : *due) {
        if (m_inFlight.size() >= inAll || inFlightTo(target) >= mostAtOnce(**webhook))
            return;
        if (!m_inFlight.contains(delivery.deliveryId))
            begin(**webhook, url, delivery);
    }
}

void DeliveryLoop::sendAsked(const QString &deliveryId)
{
    if (m_draining || !m_store || m_inFlight.contains(deliveryId))
        return;
    const Result<std::optional<Delivery>> delivery = m_store->deliveries().find(deliveryId);
    if (!delivery || !*delivery || (*delivery)->state != DeliveryState::Pending)
        return;
    const Result<std::optional<Webhook>> webhook = m_store->webhooks().find((*delivery)->webhookId);
    if (webhook && *webhook)
        begin(**webhook, TargetUrl::parse((*webhook)->url), **delivery);
}

void DeliveryLoop::begin(const Webhook &webhook, const Result<TargetUrl> &url, const Delivery &delivery)
{
    const QString target = url ? targetOf(*url) : QString();
    m_inFlight.insert(delivery.deliveryId, target);
    ++m_targets[target];
    if (url)
        attempt(webhook, *url, delivery);
    else
        finished(delivery, m_context.now(), { .error = u"url"_s });
}

void DeliveryLoop::attempt(const Webhook &webhook, const TargetUrl &url, const Delivery &delivery)
{
    const Timestamp began = m_context.now();
    const Result<SignedRequest> request = sign(webhook, delivery);
    if (!request) {
        qCWarning(lcDelivery, "A delivery to %s cannot be signed: %s",
                  qPrintable(url.authority()), // a path may open it
                  qPrintable(request.error().message));
        const bool isTheirs = request.error().code == ErrorCode::InvalidInput; // what a shell wrote, say
        finished(delivery, began, { .error = isTheirs ? u"header"_s : ownFailure });
        return;
    }
    auto *attempt = new DeliveryAttempt(
        url, *request, [this, delivery, began](const AttemptResult &result) { finished(delivery, began, result); },
        this);
    attempt->start(m_context.resolver, m_context.policy(), m_context.timeout);
}

Result<SignedRequest> DeliveryLoop::sign(const Webhook &webhook, const Delivery &delivery)
{
    const Result<std::optional<SealedSecrets>> sealed = m_store->webhooks().secrets(webhook.webhookId);
    if (!sealed)
        return failure(sealed);
    if (!*sealed)
        return failure(ErrorCode::Unavailable, u"webhook %1 has no secret"_s.arg(webhook.webhookId));
    const Timestamp now = m_context.now();
    std::vector<Secret> secrets;
    Result<Secret> current = m_context.openSecret(webhook.webhookId, (*sealed)->sealed);
    if (!current)
        return failure(current);
    secrets.push_back(std::move(*current));
    if ((*sealed)->previousUntil && now < *(*sealed)->previousUntil && !(*sealed)->previous.isEmpty()) {
        Result<Secret> previous = m_context.openSecret(webhook.webhookId, (*sealed)->previous);
        if (previous)
            secrets.push_back(std::move(*previous));
    }
    return signRequest({ .scheme = webhook.scheme,
                         .secrets = secrets,
                         .webhookId = webhook.webhookId,
                         .deliveryId = delivery.deliveryId,
                         .event = delivery.event,
                         .at = now,
                         .payload = delivery.payload });
}

void DeliveryLoop::finished(const Delivery &delivery, const Timestamp &began, const AttemptResult &result)
{
    AttemptOutcome outcome;
    outcome.attempt = { .deliveryId = delivery.deliveryId,
                        .number = delivery.attempts + 1,
                        .at = began,
                        .durationMs = result.durationMs,
                        .status = result.status,
                        .error = result.error,
                        .answer = result.answer };
    if (!result.retryAfter.isEmpty())
        outcome.retryAfter = retryAfter(result.retryAfter, m_context.now());
    record(outcome);
}

void DeliveryLoop::record(const AttemptOutcome &outcome)
{
    submit(
        u"webhooks.attempt"_s,
        [outcome, schedule = m_schedule](Store &store) { return recordOutcome(store, outcome, schedule); },
        [this, outcome](const Result<void> &stored) { recorded(outcome, stored); });
}

/// An outcome that cannot be stored is kept until it can: sending again would be the alternative.
void DeliveryLoop::recorded(const AttemptOutcome &outcome, const Result<void> &stored)
{
    if (stored || m_draining) {
        release(outcome.attempt.deliveryId);
        return;
    }
    qCWarning(lcDelivery, "The outcome of a delivery cannot be stored: %s", qPrintable(stored.error().message));
    QTimer::singleShot(recordAgain, this, [this, outcome] { record(outcome); });
}

void DeliveryLoop::release(const QString &deliveryId)
{
    const QString target = m_inFlight.take(deliveryId);
    if (--m_targets[target] <= 0)
        m_targets.remove(target);
    if (!m_draining)
        startOnce(m_sendNext, 0ms);
    else if (m_inFlight.isEmpty() && m_drained)
        std::exchange(m_drained, {})();
}

void DeliveryLoop::prune()
{
    const Timestamp before { m_context.now().microseconds - keptTime.count() };
    submit(
        u"webhooks.prune"_s, [before](Store &store) { return store.deliveries().prune(before, keptDeliveries); },
        [](const Result<void> &) {});
}

} // namespace hearthbook
