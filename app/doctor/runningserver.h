#pragma once

#include "core/domain/result.h"
#include "core/settings/settings.h"

#include <chrono>

namespace hearthbook {

/// The metrics of the server that the settings describe, with the key that they hold, else the one that the first start left beside
/// the database. Errors: Unavailable where none answers so. Thread: one with a QCoreApplication, as main; waits in an event loop.
Result<QByteArray> metricsOfServer(const Settings &settings, std::chrono::milliseconds limit = std::chrono::seconds(5));

} // namespace hearthbook
