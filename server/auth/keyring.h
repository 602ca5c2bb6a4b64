#pragma once

#include "core/domain/apikey.h"
#include "server/http/caller.h"

#include <QHash>

#include <atomic>
#include <memory>
#include <shared_mutex>
#include <vector>

namespace hearthbook {

/// All API keys in memory, so that no request waits for the database. Thread: any.
class Keyring
{
public:
    /// A use that is to be stored.
    struct Use
    {
        QString prefix = {};
        Timestamp at = {};
    };

    Keyring();

    /// What the database holds now. Callers whose key is no longer usable are revoked, and so is everybody() once there is a key.
    void set(const std::vector<ApiKey> &keys, const Timestamp &now = Timestamp::now());

    /// No key was ever made; revoked and expired ones count, so that the end of the last one opens nothing.
    bool isEmpty() const;

    /// Who has this key; null where it is unknown, revoked or expired. Remembers that it was used.
    std::shared_ptr<const Caller> find(QByteArrayView text, const Timestamp &now = Timestamp::now()) const;

    /// Who asks without a key while none is needed: may do all. Revoked by the first key.
    std::shared_ptr<const Caller> everybody() const;

    /// Uses that were not given yet, of each key one in 60 s at most.
    std::vector<Use> takeUses(const Timestamp &now);

private:
    /// One key. What a request needs does not change; its use is noted without a lock.
    struct Entry
    {
        ApiKey key = {};
        std::shared_ptr<Caller> caller = {};
        std::atomic<qint64> usedAt = 0; ///< microseconds since 1970
        std::atomic<qint64> givenAt = 0; ///< the use that takeUses() gave last
    };
    using Entries = QHash<QByteArray, std::shared_ptr<Entry>>;

    static std::shared_ptr<Entry> entryOf(const ApiKey &key);

    mutable std::shared_mutex m_mutex;
    Entries m_entries;
    std::shared_ptr<Caller> m_everybody;
};

} // namespace hearthbook
