#include "server/api/legacyapi.h"

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array every { Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options };

LegacyRoute whole(const QString &path)
{
    return { { every.begin(), every.end() }, path, true };
}

LegacyRoute only(Method method, const QString &path)
{
    return { { method }, path, false };
}

} // namespace

const std::vector<LegacyRoute> &legacyRoutes()
{
    static const std::vector<LegacyRoute> table {
        // data-api: games and statistics
        whole(u"/api/v1/sports/games"_s),
        whole(u"/api/v1/sports/schedule"_s),
        whole(u"/api/v1/events"_s),
        whole(u"/api/v1/metrics"_s),
        whole(u"/api/v1/alerts"_s),
        whole(u"/api/v1/analytics"_s),
        whole(u"/api/v1/energy"_s),
        // data-api: the services' own settings
        whole(u"/api/v1/integrations"_s),
        whole(u"/api/v1/services"_s),
        // sports-data
        whole(u"/api/v1/games"_s),
        whole(u"/api/v1/teams"_s),
        whole(u"/api/v1/cache"_s),
        // HomeIQ
        whole(u"/api/v1/hygiene"_s),
        whole(u"/api/v1/activity"_s),
        whole(u"/api/v1/evaluations"_s),
        whole(u"/api/v1/jobs"_s),
        whole(u"/mcp/tools"_s),
        only(Method::Get, u"/api/devices/{device_id}/health"_s),
        only(Method::Get, u"/api/devices/{device_id}/power-analysis"_s),
        only(Method::Get, u"/api/devices/{device_id}/efficiency"_s),
        only(Method::Get, u"/api/devices/{device_id}/setup-guide"_s),
        only(Method::Get, u"/api/devices/{device_id}/setup-issues"_s),
        only(Method::Post, u"/api/devices/{device_id}/classify"_s),
        only(Method::Post, u"/api/devices/{device_id}/setup-complete"_s),
        only(Method::Post, u"/api/devices/{device_id}/discover-capabilities"_s),
        only(Method::Post, u"/api/devices/link-entities"_s),
        only(Method::Post, u"/api/devices/classify-all"_s),
        only(Method::Post, u"/api/entities/enrich"_s),
        only(Method::Get, u"/api/devices/similar/{device_id}"_s),
    };
    return table;
}

void addLegacyApi(Router &router, ApiContext &context)
{
    if (!context.forward)
        return;
    const auto add = [&](Method method, const QString &path) {
        router.add({ .method = method,
                     .path = path,
                     .access = isSafe(method) ? Access::Read : Access::Write,
                     .dropIn = true,
                     .summary = u"Passed on to the old service"_s,
                     .handler = AsyncHandler([&context](const Request &request, const Completion &completion) {
                         context.forward(request, completion);
                     }),
                     .bodyTypes = { "*/*" },
                     .tag = u"Old service"_s,
                     .body = isSafe(method) ? QString() : u"*/*"_s,
                     .bodyOptional = true,
                     .answers = { { 200, {}, { "*/*" } } } });
    };
    for (const LegacyRoute &route : legacyRoutes()) {
        for (const Method method : route.methods) {
            add(method, route.path);
            if (route.below)
                add(method, route.path + u"/{path*}"_s);
        }
    }
}

} // namespace hearthbook
