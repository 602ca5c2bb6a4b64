#pragma once

#include "core/storage/store.h"
#include "core/webhooks/retryschedule.h"

namespace hearthbook {

/// Attempt::error where the secret could not be had: nothing was sent.
inline const QString ownFailure = QStringLiteral("secret");

/// What came of one attempt.
struct AttemptOutcome
{
    Attempt attempt = {};
    std::optional<std::chrono::seconds> retryAfter = {}; ///< as the receiver asked
};

/// Stores the attempt and what follows from it: the delivery is done, postponed or given up, the webhook's counters move,
/// and one that is gone (410) or has failed for too long is disabled with the reason. In the caller's transaction.
/// Does nothing where the delivery is gone by now. Errors: as for any write.
Result<void> recordOutcome(Store &store, const AttemptOutcome &outcome, const RetrySchedule &schedule);

} // namespace hearthbook
