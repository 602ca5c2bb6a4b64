#pragma once

#include "core/domain/apikey.h"

#include <atomic>

namespace hearthbook {

/// Who asks, as the router's gate found: all requests with one key share one. Thread: any.
class Caller
{
public:
    /// Without a scope: somebody without a key, who may do no more than what is open.
    Caller(QString actor, std::optional<KeyScope> scope, std::optional<Timestamp> expiresAt = {})
        : m_actor(std::move(actor)), m_scope(scope), m_expiresAt(expiresAt)
    {
    }
    Q_DISABLE_COPY_MOVE(Caller)

    const QString &actor() const { return m_actor; } ///< as the journal names it; empty: anonymous
    const std::optional<KeyScope> &scope() const { return m_scope; }

    /// False once the right has ended, by revocation or with time: an answer that goes on ends then.
    bool isValid() const { return !m_isRevoked && (!m_expiresAt || Timestamp::now() < *m_expiresAt); }
    void revoke() { m_isRevoked = true; }

private:
    QString m_actor;
    std::optional<KeyScope> m_scope;
    std::optional<Timestamp> m_expiresAt;
    std::atomic<bool> m_isRevoked = false;
};

} // namespace hearthbook
