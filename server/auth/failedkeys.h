#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QHash>

#include <array>
#include <mutex>

namespace hearthbook {

/// Counts keys that were wrong, by address: after 20 in a minute the address has to wait. Thread: any.
class FailedKeys
{
public:
    static constexpr int most = 20;

    void add(const QByteArray &address, const Timestamp &now);

    /// Seconds until the address may try again; nothing where it may now.
    std::optional<int> wait(const QByteArray &address, const Timestamp &now) const;

private:
    /// When the last ones were; a ring.
    struct Times
    {
        std::array<qint64, most> at = {};
        int next = 0;

        qint64 newest() const { return at[std::size_t((next + most - 1) % most)]; }
        qint64 oldest() const { return at[std::size_t(next)]; }
    };

    void makeRoom(const Timestamp &now);

    mutable std::mutex m_mutex;
    QHash<QByteArray, Times> m_addresses;
};

} // namespace hearthbook
