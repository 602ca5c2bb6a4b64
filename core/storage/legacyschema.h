#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// Whether a file without a Hearthbook schema is empty or the data-api's. Error: NotADatabase where only other programs'
/// tables are there. Reads only.
Result<void> checkLegacySchema(Connection &connection);

/// Brings the tables of the Python data-api (alembic 001 to 004; contract sections 5 and 9) into the one shape that
/// migration 0001 writes for an empty file: columns it lacks are added, columns that have no place with us are kept in
/// legacy_attributes. Does nothing where there are no such tables. Runs inside the transaction of migration 0001.
/// Error: NotADatabase where a table `devices`, `entities` or `services` is of another making, or only other programs'
/// tables are there.
Result<void> normaliseLegacySchema(Connection &connection);

} // namespace hearthbook
