#include "server/api/api.h"

#include "server/api/areasapi.h"
#include "server/api/devicesapi.h"
#include "server/api/entitiesapi.h"
#include "server/api/integrationsapi.h"
#include "server/api/internalapi.h"
#include "server/api/serviceapi.h"

namespace hearthbook {

void addApi(Router &router, ApiContext &context)
{
    addServiceApi(router, context);
    addDevicesApi(router, context);
    addEntitiesApi(router, context);
    addIntegrationsApi(router, context);
    addAreasApi(router, context);
    addInternalApi(router, context);
}

} // namespace hearthbook
