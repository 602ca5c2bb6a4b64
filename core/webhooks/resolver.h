#pragma once

#include "core/domain/result.h"
#include "core/webhooks/targetpolicy.h"

#include <QHostAddress>
#include <QList>
#include <QThreadPool>

#include <functional>

class QObject;

namespace hearthbook {

/// Asks for the addresses of a name.
class Resolver
{
public:
    using Answer = std::function<void(const Result<QList<QHostAddress>> &)>;

    virtual ~Resolver() = default;

    /// `answer` runs once, in `context`'s thread and perhaps at once; not at all where `context` is gone by then.
    /// Errors in the answer: Unavailable where the name does not resolve.
    virtual void resolve(const QString &host, QObject *context, Answer answer) = 0;

protected:
    Resolver() = default;
    Q_DISABLE_COPY_MOVE(Resolver)
};

/// The system's resolver, without blocking: each name is looked up on a thread of its own, so that names whose servers are
/// dead hold up no other (QHostInfo's own pool ends at 20). Thread: one with an event loop.
class HostInfoResolver : public Resolver
{
public:
    HostInfoResolver();
    void resolve(const QString &host, QObject *context, Answer answer) override;

private:
    QThreadPool m_pool;
};

using TargetAnswer = std::function<void(const Result<QHostAddress> &)>;

/// Finds the one address to connect to for this attempt; to be used as it is, without resolving again. `answer` runs as
/// a Resolver's. Errors in the answer: Forbidden where the policy refuses the target; Unavailable where it does not
/// resolve.
void findAddress(const TargetUrl &url, const TargetPolicy &policy, Resolver &resolver, QObject *context,
                 TargetAnswer answer);

} // namespace hearthbook
