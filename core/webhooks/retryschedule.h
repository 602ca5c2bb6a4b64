#pragma once

#include "core/domain/timestamp.h"

#include <QByteArrayView>

#include <chrono>
#include <functional>
#include <optional>

namespace hearthbook {

/// What an attempt means for its delivery and webhook.
enum class AttemptMeaning {
    Delivered,
    Retry,  ///< try again as the schedule says
    Disable ///< the receiver is gone for good: no retry, the webhook is disabled
};

/// What an answer means; no answer at all (timeout, refused, reset) is nullopt.
/// Any 2xx is a success in all schemes. The old services were stricter, each in its own way (sports-data took 204 for a
/// failure, data-api 202), and their retry then sent twice what the receiver had taken already; no receiver can depend
/// on being disbelieved. 410 disables. Redirects are not followed: 3xx is a failure like any other.
AttemptMeaning meaningOf(std::optional<int> status);

/// Seconds that a Retry-After asks to wait, from `now` on: a number of seconds, or a date of any of HTTP's three forms
/// (one that is past is no wait). At most RetrySchedule::longestWait. Nothing where it cannot be read.
std::optional<std::chrono::seconds> retryAfter(QByteArrayView header, Timestamp now);

/// When a failed delivery is tried again. Keeps no state; the source of chance is passed in.
class RetrySchedule
{
public:
    /// The first attempt and one after each wait.
    static constexpr int maxAttempts = 8;
    /// Part of a wait by which it may be shorter or longer.
    static constexpr double jitter = 0.2;
    /// No Retry-After holds a delivery back for longer.
    static constexpr std::chrono::seconds longestWait = std::chrono::hours(24);

    /// `random` gives numbers from 0 to below 1, evenly.
    explicit RetrySchedule(std::function<double()> random) : m_random(std::move(random)) { }

    /// Time of the next attempt after `attempts` failed ones, the last at `failedAt`; nothing where it is to be given
    /// up. A receiver's `retryAfter` is waited for where it is longer than the schedule's own wait.
    std::optional<Timestamp> next(int attempts, Timestamp failedAt,
                                  std::optional<std::chrono::seconds> retryAfter = {}) const;

    /// The schedule's wait after `attempts` failed ones without jitter; nothing where it is to be given up.
    static std::optional<std::chrono::seconds> wait(int attempts);

private:
    std::function<double()> m_random;
};

/// A webhook that has failed without a success for this long is disabled.
inline constexpr std::chrono::hours failingLimit = std::chrono::hours(5 * 24);

/// Whether to disable a webhook after a failure now. `failingSince`: its first failure after the last success.
bool shallBeDisabled(std::optional<Timestamp> failingSince, Timestamp now);

} // namespace hearthbook
