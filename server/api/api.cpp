#include "server/api/api.h"

#include "server/api/areasapi.h"
#include "server/api/backupsapi.h"
#include "server/api/batchapi.h"
#include "server/api/changedaysapi.h"
#include "server/api/changesapi.h"
#include "server/api/deliveriesapi.h"
#include "server/api/devicesapi.h"
#include "server/api/discoveryapi.h"
#include "server/api/docsapi.h"
#include "server/api/entitiesapi.h"
#include "server/api/eventsapi.h"
#include "server/api/eventtypesapi.h"
#include "server/api/exportapi.h"
#include "server/api/gamesapi.h"
#include "server/api/hawebhooksapi.h"
#include "server/api/importsapi.h"
#include "server/api/influxfallback.h"
#include "server/api/influximportapi.h"
#include "server/api/integrationsapi.h"
#include "server/api/internalapi.h"
#include "server/api/keysapi.h"
#include "server/api/legacyapi.h"
#include "server/api/logapi.h"
#include "server/api/metricsapi.h"
#include "server/api/operationsapi.h"
#include "server/api/performanceapi.h"
#include "server/api/preferencesapi.h"
#include "server/api/reliabilityapi.h"
#include "server/api/rotationapi.h"
#include "server/api/serviceapi.h"
#include "server/api/servicesapi.h"
#include "server/api/sportsapi.h"
#include "server/api/sportswebhooksapi.h"
#include "server/api/targetcheckapi.h"
#include "server/api/userteamsapi.h"
#include "server/api/webhooksapi.h"
#include "server/api/wouldfireapi.h"

namespace hearthbook {

void addApi(Router &router, ApiContext &context)
{
    if (context.influx.answersReads)
        context.fallback = std::make_shared<InfluxFallback>(context.influx.ask);
    addServiceApi(router, context);
    addMetricsApi(router, context);
    addLogApi(router, context);
    addDevicesApi(router, context);
    addReliabilityApi(router, context);
    addEntitiesApi(router, context);
    addIntegrationsApi(router, context);
    addPerformanceApi(router, context);
    addAreasApi(router, context);
    addServicesApi(router, context);
    addInternalApi(router, context);
    addDiscoveryApi(router, context);
    addPreferencesApi(router, context);
    addUserTeamsApi(router, context);
    addSportsApi(router, context);
    addGamesApi(router, context);
    addChangesApi(router, context);
    addChangeDaysApi(router, context);
    addEventsApi(router, context);
    addBatchApi(router, context);
    addOperationsApi(router, context);
    addDeliveriesApi(router, context);
    addImportsApi(router, context);
    addInfluxImportApi(router, context);
    addExportApi(router, context);
    addBackupsApi(router, context);
    addWouldFireApi(router, context);
    addWebhooksApi(router, context);
    addRotationApi(router, context);
    addTargetCheckApi(router, context);
    addEventTypesApi(router);
    addKeysApi(router, context);
    addHaWebhooksApi(router, context);
    addSportsWebhooksApi(router, context);
    addLegacyApi(router, context);
    addDocsApi(router);
    context.requests->follow(router);
}

} // namespace hearthbook
