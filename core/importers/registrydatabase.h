#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

namespace hearthbook {

/// Reads the tables `devices`, `entities` and `services` of a metadata.db of the old data-api (alembic 002 to 004; contract
/// sections 5 and 9) into the plan; gives whether there is any. Naive times are UTC. A column that has no place here is
/// listed as ignored, a value of another form than its column's is left out. Errors: as ForeignDatabase::rows().
Result<bool> addRegistryTables(ImportPlan &plan, const ForeignDatabase &database);

} // namespace hearthbook
