#pragma once

#include "core/domain/webhook.h"
#include "core/webhooks/resolver.h"
#include "core/webhooks/signature.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>

namespace hearthbook {

/// What comes back of an attempt.
struct AttemptResult
{
    std::optional<int> status = {};
    std::optional<QString> error = {}; ///< see Attempt::error
    QByteArray answer = {};
    QByteArray retryAfter = {};        ///< the header as it stands
    qint64 durationMs = 0;
};

/// One POST to a receiver: resolves once, connects to that address once, reads at most maxAnswerBytes of the answer.
/// Redirects are not followed. Its network is its own: Qt would send the next request over a connection that was announced
/// to close (RFC 9112 9.6), and keep targets of one address waiting for each other. Deletes itself when it is done.
/// Thread: one with an event loop.
class DeliveryAttempt : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const AttemptResult &)>;

    /// `done` runs once, unless this is deleted before.
    DeliveryAttempt(TargetUrl url, SignedRequest request, Done done, QObject *parent);
    ~DeliveryAttempt() override;

    /// Gives up after `limit`, resolving included.
    void start(Resolver &resolver, const TargetPolicy &policy, std::chrono::milliseconds limit);

private:
    void send(const QHostAddress &address);
    void read();
    void replied();
    void finish(const QString &error = {});
    void hangUp();

    const TargetUrl m_url;
    const SignedRequest m_request;
    const Done m_done;
    QTimer m_timeout;
    QElapsedTimer m_clock;
    QNetworkReply *m_reply = nullptr;
    AttemptResult m_result;
    bool m_finished = false;
};

} // namespace hearthbook
