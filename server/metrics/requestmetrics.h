#pragma once

#include "server/http/request.h"

#include <array>
#include <atomic>
#include <deque>
#include <unordered_map>

namespace hearthbook {

class MetricsText;
class Router;

/// Counts what was answered, by route and status, and how long it took. Routes that were never asked for are not told.
class RequestMetrics
{
public:
    /// Upper bounds of the buckets, seconds; beyond the last is one more.
    static constexpr std::array bounds {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0
    };

    RequestMetrics();
    ~RequestMetrics();
    Q_DISABLE_COPY_MOVE(RequestMetrics)

    /// Before the first count(). The router is complete and outlives this object.
    void follow(const Router &router);

    /// Of a request that no route took, Request::route is null. Thread: any, at the same time.
    void count(const Request &request, int status, qint64 nanoseconds);

    /// Thread: any.
    void write(MetricsText &text) const;

private:
    struct Counters;

    std::deque<Counters> m_counters; ///< of requests without a route, then of the routes in their order
    std::unordered_map<const Route *, Counters *> m_routes; ///< filled by follow(), then const
};

} // namespace hearthbook
