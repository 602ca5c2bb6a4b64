#include "server/http/worker.h"

#include "server/http/accesslog.h"
#include "server/http/httpconnection.h"
#include "server/http/nativesocket.h"

#include <QLoggingCategory>

#include <algorithm>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcWorker, "hearthbook.http.worker")

/// Often enough for the shortest limit, and at most once a second.
int sweepInterval(const HttpLimits &limits)
{
    const auto shortest = std::min(
        { limits.headTimeout, limits.bodyTimeout, limits.idleTimeout, limits.writeTimeout, limits.lingerTimeout });
    return int(std::clamp<qint64>(shortest.count() / 4, 5, 1000));
}

} // namespace

Worker::Worker(HttpShared &shared)
    : m_shared(shared), m_adapter(new QtAdapter(this)),
      m_mailbox(std::make_shared<Mailbox>(this, [this] { deliver(); }))
{
    m_clock.start();
    connect(&m_sweep, &QTimer::timeout, this, &Worker::sweep);
    m_sweep.start(sweepInterval(shared.limits));
}

Worker::~Worker()
{
    m_mailbox->close();
    abortAll();
}

void Worker::adopt(const Arrival &arrival, bool turnedAway)
{
    if (arrival.tls && turnedAway) {
        closeDescriptor(arrival.descriptor);
        release();
        return;
    }
    auto *connection = new HttpConnection(*this, ++m_lastId, arrival);
    connection->setParent(this);
    m_connections.emplace(connection->id(), connection);
    if (!connection->takeOver()) {
        closeDescriptor(arrival.descriptor);
        forget(connection);
        return;
    }
    if (turnedAway)
        connection->turnAway();
    else if (m_stopping)
        connection->finishSoon();
}

void Worker::release()
{
    m_open.fetch_sub(1, std::memory_order_relaxed);
    m_shared.open.fetch_sub(1, std::memory_order_relaxed);
    if (m_stopping && m_open.load() == 0)
        Q_EMIT drained();
}

void Worker::forget(HttpConnection *connection)
{
    if (m_connections.erase(connection->id()) == 0)
        return;
    connection->deleteLater();
    release();
}

void Worker::deliver()
{
    for (Mailbox::Letter &letter : m_mailbox->take()) {
        const auto at = m_connections.find(letter.connection);
        if (at == m_connections.end())
            continue;
        if (letter.response)
            at->second->complete(letter.exchange, std::move(*letter.response));
        else
            at->second->wake(letter.exchange);
    }
}

void Worker::sweep()
{
    m_lastRan.store(std::chrono::steady_clock::now(), std::memory_order_relaxed);
    const qint64 next = now() + m_sweep.interval(); // what is over by then is over now: a limit is never exceeded
    for (HttpConnection *connection : connections()) // deleted later, never within this loop
        connection->checkTime(next);
}

void Worker::count(const Request &request, const Response &response, qint64 bytes, qint64 nanoseconds)
{
    m_shared.requests.fetch_add(1, std::memory_order_relaxed);
    logAccess(request, response.status, bytes, nanoseconds);
    if (m_shared.observer)
        m_shared.observer(request, response, bytes, nanoseconds);
}

void Worker::stop(int graceMs)
{
    m_stopping = true;
    if (m_open.load() == 0) {
        Q_EMIT drained();
        return;
    }
    QTimer::singleShot(graceMs, this, &Worker::endGrace);
    for (HttpConnection *connection : connections())
        connection->finishSoon();
}

std::vector<HttpConnection *> Worker::connections() const
{
    std::vector<HttpConnection *> all;
    all.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        all.push_back(connection);
    return all;
}

void Worker::endGrace()
{
    int cut = 0;
    for (HttpConnection *connection : connections()) {
        if (connection->isBeingAnswered())
            continue;
        connection->abort();
        forget(connection); // where abort() emitted nothing
        ++cut;
    }
    if (cut > 0)
        qCWarning(lcWorker, "Stopping: %d connections were cut, whose clients did not send or read in time", cut);
    if (!m_connections.empty())
        qCInfo(lcWorker, "Stopping: %zu requests are still being worked on", m_connections.size());
}

void Worker::abortAll()
{
    while (!m_connections.empty()) {
        HttpConnection *connection = m_connections.begin()->second;
        connection->abort();
        forget(connection); // where abort() emitted nothing
    }
}

} // namespace hearthbook
