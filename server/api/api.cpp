#include "server/api/api.h"

#include "server/api/areasapi.h"
#include "server/api/deliveriesapi.h"
#include "server/api/devicesapi.h"
#include "server/api/entitiesapi.h"
#include "server/api/importsapi.h"
#include "server/api/integrationsapi.h"
#include "server/api/internalapi.h"
#include "server/api/preferencesapi.h"
#include "server/api/serviceapi.h"
#include "server/api/sportsapi.h"
#include "server/api/userteamsapi.h"

namespace hearthbook {

void addApi(Router &router, ApiContext &context)
{
    addServiceApi(router, context);
    addDevicesApi(router, context);
    addEntitiesApi(router, context);
    addIntegrationsApi(router, context);
    addAreasApi(router, context);
    addInternalApi(router, context);
    addPreferencesApi(router, context);
    addUserTeamsApi(router, context);
    addSportsApi(router, context);
    addDeliveriesApi(router, context);
    addImportsApi(router, context);
}

} // namespace hearthbook
