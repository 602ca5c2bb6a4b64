#pragma once

#include "server/http/forwardrules.h"
#include "server/http/route.h"

#include <QThread>

#include <atomic>
#include <memory>

class QNetworkAccessManager;

namespace hearthbook {

/// Passes requests on to another server and its answers back (RFC 9110 7.6), on a thread of its own: no HTTP thread waits. Every
/// request has a connection of its own. Redirects are not followed but handed on. Answers 502 where that server cannot be
/// reached, talks no HTTP, answers too much or leads back here; 504 where it takes too long; 503 above `most` at a time.
class Forwarder
{
public:
    /// The thread runs until this is destroyed; requests that are under way then are answered with 500.
    explicit Forwarder(ForwardRules rules);
    ~Forwarder();
    Q_DISABLE_COPY_MOVE(Forwarder)

    /// Thread: any.
    void forward(const Request &request, Completion completion);

    /// Answers 503 to all that are under way or come later, and waits until they are answered. Thread: not its own.
    void stop();

    /// Most requests under way at a time.
    static constexpr int most = 64;

private:
    const ForwardRules m_rules;
    std::atomic<int> m_underWay = 0;
    std::atomic_bool m_stopped = false;
    QThread m_thread;
    QObject *m_there = nullptr; ///< lives in the thread
    QNetworkAccessManager *m_network = nullptr; ///< likewise
};

} // namespace hearthbook
