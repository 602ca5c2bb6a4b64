#pragma once

#include "core/domain/result.h"
#include "core/settings/settings.h"

#include <chrono>

namespace hearthbook {

/// What the server that the settings describe answers to a GET of `path`, asked on this machine with `key`, where that is not empty.
/// Errors: Unavailable where none answers 200 within `limit`. Thread: one with a QCoreApplication, as main; waits in an event loop.
Result<QByteArray> answerOfServer(const Settings &settings, const QString &path, const QByteArray &key,
                                  std::chrono::milliseconds limit = std::chrono::seconds(5));

/// Its metrics, with the key that the settings hold, else the one that the first start left beside the database. Otherwise as
/// answerOfServer().
Result<QByteArray> metricsOfServer(const Settings &settings);

} // namespace hearthbook
