#pragma once

#include "core/domain/change.h"
#include "core/storage/connection.h"

#include <vector>

namespace hearthbook {

/// What an operation did to one row, all of its changes together, and what became of the row since.
struct OperationRow
{
    QString kind = {};                 ///< as in Change
    QString key = {};                  ///< as the operation left it
    QString formerKey = {};            ///< before the operation; another one where it renamed the row
    bool existed = true;               ///< before the operation
    bool removed = false;              ///< the operation removed it
    QByteArray before = "{}";          ///< JSON object: former values of what was changed
    QString presentKey = {};           ///< where it is now, if it is
    std::optional<QString> later = {}; ///< who changed it after the operation
    /// JSON object: what the operation left of the values that were changed later; nothing where the row came, went or got another key
    /// since, or a secret was changed, of which the journal knows no values.
    std::optional<QByteArray> left = "{}";

    bool renamed() const { return existed && !removed && formerKey != key; }
};

/// The rows of an operation by the order of their first change. A row that was renamed is one row, under all of its keys.
/// Errors: Conflict where the journal no longer has all of it; Corrupt, Busy.
Result<std::vector<OperationRow>> readOperationRows(Connection &connection, const Operation &operation);

} // namespace hearthbook
