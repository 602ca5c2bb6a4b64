#include "core/webhooks/deliveryservice.h"

#include <future>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Runs `work` on the object's thread and waits for it.
template<typename Work>
auto there(QObject &object, Work work)
{
    std::promise<std::invoke_result_t<Work>> promise;
    QMetaObject::invokeMethod(&object, [&] { promise.set_value(work()); }, Qt::QueuedConnection);
    return promise.get_future().get();
}

} // namespace

DeliveryService::DeliveryService(DeliveryContext context) : m_loop(std::move(context))
{
    m_thread.setObjectName(u"webhooks"_s);
    m_loop.moveToThread(&m_thread); // here: only the thread that made it may
}

DeliveryService::~DeliveryService()
{
    stop();
}

Result<void> DeliveryService::start()
{
    m_thread.start();
    return there(m_loop, [this] { return m_loop.start(); });
}

void DeliveryService::wake()
{
    m_loop.wake();
}

void DeliveryService::stop(std::chrono::milliseconds limit)
{
    if (!m_thread.isRunning())
        return;
    const auto drained = [this] {
        m_loop.close();
        m_thread.quit();
    };
    QMetaObject::invokeMethod(&m_loop, [this, drained, limit] { m_loop.drain(limit, drained); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace hearthbook
