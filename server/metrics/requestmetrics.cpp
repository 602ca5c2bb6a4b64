#include "server/metrics/requestmetrics.h"

#include "server/http/router.h"
#include "server/metrics/metricstext.h"

#include <algorithm>
#include <limits>

namespace hearthbook {

namespace {

/// What this server answers, in ascending order; all else is counted as the last, 599.
constexpr std::array statuses { 200, 201, 202, 204, 206, 301, 304, 307, 308, 400, 401, 403, 404,
                                405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421,
                                422, 426, 428, 429, 431, 500, 501, 502, 503, 504, 505, 507, 599 };

std::size_t placeOf(int status)
{
    const auto *const found = std::lower_bound(statuses.begin(), statuses.end() - 1, status);
    return std::size_t((*found == status ? found : statuses.end() - 1) - statuses.begin());
}

std::size_t bucketOf(double seconds)
{
    return std::size_t(std::lower_bound(RequestMetrics::bounds.begin(), RequestMetrics::bounds.end(), seconds)
                       - RequestMetrics::bounds.begin());
}

constexpr auto relaxed = std::memory_order_relaxed;

} // namespace

struct RequestMetrics::Counters
{
    QByteArray method = {};
    QByteArray path = {};
    std::array<std::atomic<qint64>, statuses.size()> answers = {};
    std::array<std::atomic<qint64>, bounds.size() + 1> buckets = {};
    std::atomic<qint64> nanoseconds = 0;
};

RequestMetrics::RequestMetrics()
{
    m_routes.emplace(nullptr, &m_counters.emplace_back());
}

RequestMetrics::~RequestMetrics() = default;

void RequestMetrics::follow(const Router &router)
{
    for (const Route &route : router.routes()) {
        Counters &counters = m_counters.emplace_back();
        counters.method = methodName(route.method).toByteArray();
        counters.path = route.path.toUtf8();
        m_routes.emplace(&route, &counters);
    }
}

void RequestMetrics::count(const Request &request, int status, qint64 nanoseconds)
{
    const auto found = m_routes.find(request.route);
    if (found == m_routes.end())
        return;
    Counters &counters = *found->second;
    counters.answers[placeOf(status)].fetch_add(1, relaxed);
    counters.buckets[bucketOf(double(nanoseconds) / 1e9)].fetch_add(1, relaxed);
    counters.nanoseconds.fetch_add(nanoseconds, relaxed);
}

void RequestMetrics::write(MetricsText &text) const
{
    text.begin("hearthbook_http_requests_total", MetricsText::Type::Counter,
               "Answers by route and status; without a route where none was found");
    for (const Counters &counters : m_counters) {
        for (std::size_t i = 0; i < statuses.size(); ++i) {
            if (const qint64 count = counters.answers[i].load(relaxed); count > 0)
                text.sample(double(count),
                            { { "method", counters.method },
                              { "route", counters.path },
                              { "status", QByteArray::number(statuses[i]) } });
        }
    }
    text.begin("hearthbook_http_request_duration_seconds", MetricsText::Type::Histogram,
               "From the end of a request until its answer is made; of a stream, until it ends");
    for (const Counters &counters : m_counters) {
        std::array<qint64, bounds.size() + 1> buckets = {};
        qint64 all = 0;
        for (std::size_t i = 0; i < buckets.size(); ++i)
            all += buckets[i] = counters.buckets[i].load(relaxed);
        if (all == 0)
            continue;
        qint64 sofar = 0;
        for (std::size_t i = 0; i < buckets.size(); ++i) {
            sofar += buckets[i];
            const double bound = i < bounds.size() ? bounds[i] : std::numeric_limits<double>::infinity();
            text.sample(double(sofar),
                        { { "method", counters.method }, { "route", counters.path }, { "le", metricNumber(bound) } },
                        "_bucket");
        }
        text.sample(double(counters.nanoseconds.load(relaxed)) / 1e9,
                    { { "method", counters.method }, { "route", counters.path } }, "_sum");
        text.sample(double(all), { { "method", counters.method }, { "route", counters.path } }, "_count");
    }
}

} // namespace hearthbook
