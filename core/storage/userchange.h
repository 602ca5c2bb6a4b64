#pragma once

#include "core/domain/userpatch.h"
#include "core/storage/connection.h"

namespace hearthbook {

/// Where a table of registry rows keeps what its users own.
struct UserColumns
{
    QByteArray table = {};
    QByteArray key = {};
    QByteArray name = {};
    bool disabledFlag = false; ///< has `disabled` beside `disabled_by`
};

/// Writes what a user changes of a row, in the caller's transaction; the triggers journal it and raise the revision where anything
/// differs. What feeders sent last stays, so that their next listing leaves it alone. Errors: as for any write.
Result<void> writeUserPatch(Connection &connection, const UserColumns &columns, const QString &id,
                            const UserPatch &patch);

} // namespace hearthbook
