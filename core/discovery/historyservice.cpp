#include "core/discovery/historyservice.h"

#include "core/domain/loopthread.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

HistoryService::HistoryService(HistoryLoop::Context context, InfluxStatus &status)
    : m_loop(std::move(context), status, m_inbox)
{
    m_thread.setObjectName(u"history"_s);
}

HistoryService::~HistoryService()
{
    stop();
}

void HistoryService::start()
{
    m_loop.moveToThread(&m_thread);
    m_thread.start();
    m_running = true;
}

void HistoryService::put(HistorySnapshot snapshot)
{
    if (m_running && m_inbox.put(std::move(snapshot)))
        QMetaObject::invokeMethod(&m_loop, &HistoryLoop::look, Qt::QueuedConnection);
}

void HistoryService::stop()
{
    if (!m_running.exchange(false))
        return;
    stopThere(m_loop, m_thread);
}

} // namespace hearthbook
