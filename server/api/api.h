#pragma once

#include "core/domain/teamcatalogue.h"
#include "core/importers/importplan.h"
#include "core/storage/removalguard.h"
#include "core/storage/writer.h"
#include "core/webhooks/resolver.h"
#include "core/webhooks/targetrules.h"
#include "core/webhooks/webhooksecrets.h"
#include "server/api/changefeed.h"
#include "server/api/discoverycontrol.h"
#include "server/api/influxcontrol.h"
#include "server/api/logcontrol.h"
#include "server/api/readers.h"
#include "server/http/router.h"
#include "server/metrics/requestmetrics.h"

namespace hearthbook {

class BackupService;
class InfluxFallback;
class InfluxRuns;

/// What the handlers work with. Outlives the router.
struct ApiContext
{
    Readers &readers;
    Writer &writer;
    WebhookSecrets &secrets;
    TargetRules &targets;
    ChangeFeed &feed;
    Timestamp started = Timestamp::now();
    /// Whether keys are asked for; shown by /health and /api/info.
    std::function<bool()> authentication = [] { return false; };
    WebhookTools importTools = {}; ///< for /api/imports; made by webhookTools()
    RemovalGuard guard = {};      ///< of whole listings that feeders post
    /// Asks for the addresses of a name; the answer comes in any thread. Empty: names are not resolved.
    std::function<void(const QString &host, Resolver::Answer answer)> resolve = {};
    /// Passes a request on to the old service; empty: there is none.
    AsyncHandler forward = {};
    DiscoveryControl discovery = {};
    InfluxControl influx = {};
    LogControl log = {};
    BackupService *backups = nullptr; ///< null: nothing makes backups here
    std::shared_ptr<InfluxFallback> fallback = {}; ///< made by addApi() where InfluxDB answers reads
    std::shared_ptr<RequestMetrics> requests =
        std::make_shared<RequestMetrics>(); ///< follows the router from addApi() on
    std::function<int()> connections = [] { return 0; }; ///< open ones, of the listener
    /// Made by addApi(). Stopped, or gone, before the writer stops.
    std::shared_ptr<InfluxRuns> influxRuns = {};
    Result<TeamCatalogue> teams = TeamCatalogue::shipped();
};

/// Adds every route of the API.
void addApi(Router &router, ApiContext &context);

} // namespace hearthbook
