#include "server/auth/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace hearthbook {

namespace {

constexpr double minute = 60'000'000; ///< microseconds
constexpr qsizetype mostBuckets = 10'000;

} // namespace

double RateLimiter::filled(const Bucket &bucket, const Timestamp &now) const
{
    const double passed = std::max(0.0, double(now.microseconds - bucket.at)); // a clock may be set back
    return std::min(double(m_perMinute), bucket.left + passed / minute * m_perMinute);
}

std::optional<int> RateLimiter::take(const QByteArray &who, const Timestamp &now)
{
    if (m_perMinute == 0)
        return std::nullopt;
    const std::lock_guard lock(m_mutex);
    auto found = m_buckets.find(who);
    if (found == m_buckets.end()) {
        if (m_buckets.size() >= mostBuckets)
            makeRoom(now);
        found = m_buckets.insert(who, { double(m_perMinute), now.microseconds });
    }
    found->left = filled(*found, now);
    found->at = now.microseconds;
    if (found->left < 1)
        return std::max(1, int(std::ceil((1 - found->left) * 60 / m_perMinute)));
    found->left -= 1;
    return std::nullopt;
}

/// Forgets whose bucket is full again: a new one is the same.
void RateLimiter::makeRoom(const Timestamp &now)
{
    m_buckets.removeIf([&](auto one) { return filled(one.value(), now) >= m_perMinute; });
    if (m_buckets.size() >= mostBuckets)
        m_buckets.clear();
}

} // namespace hearthbook
