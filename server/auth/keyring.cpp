#include "server/auth/keyring.h"

#include "server/auth/keytext.h"

#include <mutex>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 useInterval = qint64(60) * 1'000'000;

std::shared_ptr<Caller> newEverybody()
{
    return std::make_shared<Caller>(QString(), KeyScope::Admin);
}

/// Whether both give the same right; when it was used last says nothing of that.
bool isSameRight(const ApiKey &one, const ApiKey &other)
{
    return one.hash == other.hash && one.name == other.name && one.scope == other.scope
        && one.expiresAt == other.expiresAt && one.revokedAt == other.revokedAt;
}

} // namespace

Keyring::Keyring() : m_everybody(newEverybody()) { }

std::shared_ptr<Keyring::Entry> Keyring::entryOf(const ApiKey &key)
{
    auto entry = std::make_shared<Entry>();
    entry->key = key;
    entry->caller = std::make_shared<Caller>(u"key:"_s + key.name, key.scope, key.expiresAt);
    entry->givenAt = key.lastUsedAt.value_or(Timestamp()).microseconds;
    return entry;
}

void Keyring::set(const std::vector<ApiKey> &keys, const Timestamp &now)
{
    const std::unique_lock lock(m_mutex);
    Entries former = std::exchange(m_entries, {});
    for (const ApiKey &key : keys) {
        const QByteArray prefix = key.prefix.toLatin1();
        std::shared_ptr<Entry> entry = former.value(prefix);
        if (entry && isSameRight(entry->key, key))
            former.remove(prefix);
        else
            entry = entryOf(key);
        if (!key.isUsable(now))
            entry->caller->revoke();
        m_entries.insert(prefix, entry);
    }
    for (const std::shared_ptr<Entry> &gone : std::as_const(former))
        gone->caller->revoke();
    if (!m_entries.isEmpty())
        m_everybody->revoke();
    else if (!m_everybody->isValid())
        m_everybody = newEverybody();
}

bool Keyring::isEmpty() const
{
    const std::shared_lock lock(m_mutex);
    return m_entries.isEmpty();
}

std::shared_ptr<const Caller> Keyring::find(QByteArrayView text, const Timestamp &now) const
{
    const std::optional<QByteArray> prefix = keyPrefix(text);
    if (!prefix)
        return nullptr;
    std::shared_ptr<Entry> entry;
    {
        const std::shared_lock lock(m_mutex);
        entry = m_entries.value(*prefix);
    }
    if (!entry || !isSameHash(entry->key.hash, keyHash(text)) || !entry->key.isUsable(now))
        return nullptr;
    entry->usedAt.store(now.microseconds, std::memory_order_relaxed);
    return entry->caller;
}

std::shared_ptr<const Caller> Keyring::everybody() const
{
    const std::shared_lock lock(m_mutex);
    return m_everybody;
}

std::vector<Keyring::Use> Keyring::takeUses(const Timestamp &now)
{
    const std::shared_lock lock(m_mutex);
    std::vector<Use> uses;
    for (const std::shared_ptr<Entry> &entry : std::as_const(m_entries)) {
        const qint64 used = entry->usedAt.load(std::memory_order_relaxed);
        if (used <= entry->givenAt || now.microseconds - entry->givenAt < useInterval)
            continue;
        entry->givenAt = used;
        uses.push_back({ entry->key.prefix, { used } });
    }
    return uses;
}

} // namespace hearthbook
