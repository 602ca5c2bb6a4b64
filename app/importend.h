#pragma once

#include "core/importers/importreport.h"

namespace hearthbook {

/// Prints the report, writes it to `reportFile` unless that is empty, and gives the exit code: ExitDifference where the
/// comparison with the source found one, ExitSomeRejected, ExitDone; ExitFailed where the file cannot be written.
int finishImport(const ImportReport &report, const QString &reportFile);

} // namespace hearthbook
