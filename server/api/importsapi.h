#pragma once

#include "server/api/api.h"

namespace hearthbook {

struct FinishedImport;

/// `/api/imports/…`: takes over what the old services kept, and tells again what came of it.
void addImportsApi(Router &router, ApiContext &context);

/// The report with its id before the other members.
QByteArray importReportWithId(const FinishedImport &import);

/// The parameter of every import.
Parameter dryRunParameter();

} // namespace hearthbook
