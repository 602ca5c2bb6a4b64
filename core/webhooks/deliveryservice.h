#pragma once

#include "core/webhooks/deliveryloop.h"

#include <QThread>

namespace hearthbook {

/// The delivery loop on a thread of its own. Thread: the owner's; start() and wake() from any.
class DeliveryService
{
public:
    explicit DeliveryService(DeliveryContext context);
    ~DeliveryService();
    Q_DISABLE_COPY_MOVE(DeliveryService)

    /// Errors: those of DeliveryLoop::start().
    Result<void> start();
    /// Somebody has written. Harmless before start() and after stop().
    void wake();
    /// See DeliveryLoop::ask(). After start(). Thread: any.
    void ask(const QString &deliveryId) { m_loop.ask(deliveryId); }
    /// What is in flight gets so long; what is left stays pending.
    void stop(std::chrono::milliseconds limit = std::chrono::seconds(2));

private:
    DeliveryLoop m_loop;
    QThread m_thread;
};

} // namespace hearthbook
