#pragma once

#include "server/http/dispatcher.h"
#include "server/http/limits.h"
#include "server/http/mailbox.h"
#include "server/http/qtadapter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hearthbook {

struct Arrival;
class HttpConnection;

/// Told of every answer, in the HTTP thread that gave it: metrics. Must be quick and thread-safe.
using ExchangeObserver = std::function<void(const Request &, const Response &, qint64 bodyBytes, qint64 nanoseconds)>;

/// What the HTTP threads of one server share.
struct HttpShared
{
    HttpShared(const Router &router, OriginPolicy policy, const HttpLimits &bounds)
        : dispatcher(router, std::move(policy)), limits(bounds)
    {
    }

    const Dispatcher dispatcher;
    const HttpLimits limits;
    ExchangeObserver observer = {};           ///< set before the first connection
    std::function<void()> threadFinished = {}; ///< likewise; run in each HTTP thread as it ends
    std::atomic<int> open = 0;                ///< connections, of all threads
    std::atomic<qint64> requests = 0;         ///< answered so far
};

/// The connections of one HTTP thread. Made and destroyed in that thread; openCount() and mailbox() are for any.
class Worker final : public QObject
{
    Q_OBJECT

public:
    explicit Worker(HttpShared &shared);
    ~Worker() override;

    /// Begins to serve a client. With `turnedAway` it gets 503, over TLS nothing: a handshake is what there is no room for.
    void adopt(const Arrival &arrival, bool turnedAway);

    /// Lets every accepted request be answered, then emits drained(). Clients get `graceMs` to send the rest of a request and
    /// to take an answer; one whose request is being worked on is answered however long that takes.
    void stop(int graceMs);

    int openCount() const { return m_open.load(std::memory_order_relaxed); }
    void reserve() { m_open.fetch_add(1, std::memory_order_relaxed); } ///< before adopt(); thread: the acceptor's

    const HttpLimits &limits() const { return m_shared.limits; }
    const Dispatcher &dispatcher() const { return m_shared.dispatcher; }
    QtAdapter &adapter() { return *m_adapter; }
    Mailbox &mailbox() { return *m_mailbox; }
    qint64 now() const { return m_clock.elapsed(); } ///< milliseconds

    /// When its event loop last ran, as far as it was looked at: once a second. Thread: any.
    std::chrono::steady_clock::time_point lastRan() const { return m_lastRan.load(std::memory_order_relaxed); }

    /// A connection has ended.
    void forget(HttpConnection *connection);

    /// An answer was given.
    void count(const Request &request, const Response &response, qint64 bytes, qint64 nanoseconds);

Q_SIGNALS:
    /// After stop(): no connection is left.
    void drained();

private:
    void deliver();
    void sweep();
    void release();
    void endGrace();
    void abortAll();
    std::vector<HttpConnection *> connections() const; ///< a copy: connections may end while it is walked

    HttpShared &m_shared;
    QElapsedTimer m_clock;
    std::atomic<std::chrono::steady_clock::time_point> m_lastRan = std::chrono::steady_clock::now();
    QTimer m_sweep;
    QtAdapter *m_adapter = nullptr;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unordered_map<quint64, HttpConnection *> m_connections;
    std::atomic<int> m_open = 0;
    quint64 m_lastId = 0;
    bool m_stopping = false;
};

} // namespace hearthbook
