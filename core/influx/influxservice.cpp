#include "core/influx/influxservice.h"

#include "core/domain/loopthread.h"

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
    m_running = true;
    QMetaObject::invokeMethod(&m_loop, &InfluxLoop::start, Qt::QueuedConnection);
}

void InfluxService::ask(InfluxAsking asking)
{
    if (!m_running)
        return asking.done(failure(ErrorCode::Unavailable, u"InfluxDB is not asked: the server is not running"_s));
    if (m_underWay.fetch_add(1) >= most) {
        m_underWay.fetch_sub(1);
        return asking.done(failure(ErrorCode::Unavailable, u"Too many requests wait for InfluxDB"_s));
    }
    asking.done = [this, done = std::move(asking.done)](const Result<void> &result) {
        m_underWay.fetch_sub(1);
        done(result);
    };
    QMetaObject::invokeMethod(
        &m_loop, [this, asking = std::move(asking)] { m_loop.ask(asking); }, Qt::QueuedConnection);
}

void InfluxService::stop()
{
    if (!m_running.exchange(false))
        return;
    stopThere(m_loop, m_thread);
}

} // namespace hearthbook
