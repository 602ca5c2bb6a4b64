#pragma once

#include "core/domain/result.h"

#include <functional>
#include <thread>

namespace hearthbook {

/// Told by a thread, once, whether it could open what it works on.
using ThreadOpened = std::function<void(Result<void>)>;

/// Starts `thread` with `run` and waits until that has told how it opened. Errors: what it told.
Result<void> startThread(std::thread &thread, std::function<void(const ThreadOpened &opened)> run);

} // namespace hearthbook
