#pragma once

#include "core/discovery/discoverystatus.h"
#include "core/discovery/historyinbox.h"
#include "core/domain/result.h"

#include <functional>

namespace hearthbook {

/// The discovery that runs beside the API. Each may be called in any thread.
struct DiscoveryControl
{
    std::function<DiscoveryStatus()> status = [] { return DiscoveryStatus(); };
    /// Nothing where no history is written.
    std::function<std::optional<HistoryStatus>()> history = [] { return std::optional<HistoryStatus>(); };
    /// Errors: Unavailable with the reason, where it is not set up.
    std::function<Result<void>()> trigger = []() -> Result<void> {
        return failure(ErrorCode::Unavailable, QStringLiteral("Home Assistant is not set up"));
    };
};

} // namespace hearthbook
