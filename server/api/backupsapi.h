#pragma once

#include "server/api/api.h"

namespace hearthbook {

/// /api/backups: what there is, making one, checking one, and going back to one.
void addBackupsApi(Router &router, ApiContext &context);

/// What /health says of backups.
void writeHealth(JsonWriter &json, const BackupService *backups);

} // namespace hearthbook
