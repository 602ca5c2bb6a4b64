#pragma once

#include "core/webhooks/targetpolicy.h"

#include <memory>
#include <mutex>

namespace hearthbook {

/// The TargetPolicy in force: the server's own listener belongs to it, which is known only once it listens. Thread: any.
class TargetRules
{
public:
    explicit TargetRules(TargetPolicy policy = {}) : m_policy(std::make_shared<const TargetPolicy>(std::move(policy)))
    {
    }
    Q_DISABLE_COPY_MOVE(TargetRules)

    /// Never null, and never changes.
    std::shared_ptr<const TargetPolicy> current() const
    {
        const std::lock_guard lock(m_mutex);
        return m_policy;
    }

    void set(TargetPolicy policy)
    {
        auto next = std::make_shared<const TargetPolicy>(std::move(policy));
        const std::lock_guard lock(m_mutex);
        m_policy.swap(next);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const TargetPolicy> m_policy;
};

} // namespace hearthbook
