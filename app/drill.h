#pragma once

#include "core/storage/restore.h"

namespace hearthbook {

/// Restores the backup to a temporary place, starts a server on it that reaches nobody else, asks it for its health and for every row, and
/// compares the numbers with those of the backup. Prints what it found and gives the exit code. Leaves nothing behind.
int runDrill(const QString &backup);

} // namespace hearthbook
