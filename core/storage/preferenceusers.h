#pragma once

#include "core/storage/connection.h"

namespace hearthbook {

/// The ids of users who have preferences, in their order, at most `limit`. Thread: the connection's.
Result<QStringList> preferenceUsers(Connection &connection, qint64 limit);

} // namespace hearthbook
