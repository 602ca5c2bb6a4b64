#pragma once

#include "core/storage/bookexport.h"

namespace hearthbook {

/// What an export stands at: as long as it stays the same, the same selection of this database gives the same bytes. Of what
/// the journal covers no row is read; the few rows of kinds that it does not cover are. What is no part of a book's history
/// goes unnoticed where another program changes it: what feeders said last (`fed_…`). Reads several times: call it in a
/// snapshot. Errors: Busy, Corrupt.
Result<QByteArray> bookVersion(Connection &connection, const BookSelection &selection);

} // namespace hearthbook
