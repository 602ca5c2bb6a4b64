#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QHash>

#include <mutex>

namespace hearthbook {

/// Bounds how often somebody may ask: so many requests a minute, which may come at once. Thread: any.
class RateLimiter
{
public:
    /// 0: no bound.
    explicit RateLimiter(int perMinute) : m_perMinute(perMinute) { }

    /// Counts a request of `who`. Seconds until the next one may come where this one may not.
    std::optional<int> take(const QByteArray &who, const Timestamp &now);

private:
    struct Bucket
    {
        double left = 0; ///< requests
        qint64 at = 0;   ///< microseconds since 1970
    };

    void makeRoom(const Timestamp &now);
    double filled(const Bucket &bucket, const Timestamp &now) const;

    int m_perMinute;
    std::mutex m_mutex;
    QHash<QByteArray, Bucket> m_buckets;
};

} // namespace hearthbook
