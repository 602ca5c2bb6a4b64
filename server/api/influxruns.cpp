#include "server/api/influxruns.h"

#include "core/domain/newid.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

InfluxRuns::~InfluxRuns()
{
    stop();
}

InfluxRuns::Run InfluxRuns::unended() const
{
    return !m_runs.empty() && !m_runs.back()->isEnded() ? m_runs.back() : nullptr;
}

InfluxRuns::Run InfluxRuns::current() const
{
    const std::lock_guard lock(m_mutex);
    return unended();
}

InfluxRuns::Run InfluxRuns::begin(const InfluxOrder &order)
{
    const std::lock_guard lock(m_mutex);
    if (m_isStopped || unended())
        return nullptr;
    if (m_thread)
        m_thread->wait(); // its run is over
    const auto run = std::make_shared<InfluxRun>(newId().toString(QUuid::WithoutBraces), order);
    m_runs.push_back(run);
    if (m_runs.size() > kept)
        m_runs.pop_front();
    m_thread.reset(QThread::create(
        [this, run, influx = order.influx, source = order.source] { run->work(influx, source, m_writer, m_readers); }));
    m_thread->setObjectName(u"import"_s);
    m_thread->start();
    return run;
}

InfluxRuns::Run InfluxRuns::find(const QString &id) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::ranges::find_if(m_runs, [&id](const Run &run) { return run->id() == id; });
    return found == m_runs.end() ? nullptr : *found;
}

void InfluxRuns::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopped = true;
        if (const Run run = unended())
            run->cancel();
    }
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

} // namespace hearthbook
