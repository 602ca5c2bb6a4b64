#include "core/influx/influxservice.h"

#include "core/domain/loopthread.h"

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

InfluxService::InfluxService(InfluxOptions options, InfluxLoop::Rhythm rhythm)
    : m_loop(std::move(options), rhythm, m_status)
{
    m_thread.setObjectName(u"influx"_s);
}

InfluxService::~InfluxService()
{
    stop();
}

void InfluxService::start()
{
    m_loop.moveToThread(&m_thread);
    m_thread.start();
    const std::lock_guard lock(m_mutex);
    m_running = true;
    QMetaObject::invokeMethod(&m_loop, &InfluxLoop::start, Qt::QueuedConnection);
}

void InfluxService::ask(const InfluxAsking &asking)
{
    const Result<void> posted = post(asking);
    if (!posted)
        asking.done(posted);
}

/// What is posted before stop() is told of the end by the loop: the thread ends behind it.
Result<void> InfluxService::post(const InfluxAsking &asking)
{
    const std::lock_guard lock(m_mutex);
    if (!m_running)
        return failure(ErrorCode::Unavailable, u"InfluxDB is not asked: the server is not running"_s);
    if (m_underWay >= most)
        return failure(ErrorCode::Unavailable, u"Too many requests wait for InfluxDB"_s);
    ++m_underWay;
    const InfluxCall::Done done = [this, done = asking.done](const Result<void> &result) {
        --m_underWay;
        done(result);
    };
    QMetaObject::invokeMethod(
        &m_loop, [this, asking = InfluxAsking { asking.parts, done }] { m_loop.ask(asking); }, Qt::QueuedConnection);
    return {};
}

void InfluxService::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_running, false))
            return;
    }
    stopThere(m_loop, m_thread);
}

} // namespace hearthbook
