#pragma once

#include "core/importers/importplan.h"
#include "core/storage/store.h"

namespace hearthbook {

/// Compares the book with what a second reading of the source gave: `report` is of the import of `first`. A row that was
/// added must hold each value of the source, a known one must lack none that the source has, and both readings must have the
/// same rows. Gives the differences; none is what should be. Writes nothing. Errors: Busy, Corrupt.
Result<std::vector<ImportEntry>> compareWithSource(Store &store, const ImportPlan &first, const ImportPlan &second,
                                                   const ImportReport &report);

} // namespace hearthbook
