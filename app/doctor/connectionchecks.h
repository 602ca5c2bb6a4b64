#pragma once

#include "app/doctor/finding.h"
#include "core/domain/timestamp.h"
#include "core/influx/influxoptions.h"
#include "core/settings/settings.h"

#include <chrono>
#include <optional>

namespace hearthbook {

// Each asks another server and waits for the answer in an event loop of its own. Thread: one with a QCoreApplication, as main.

/// Gives Home Assistant the token, as a server does, and reads nothing. Codes: home-assistant-unreachable,
/// home-assistant-refused. Nothing where it is not set up.
Findings checkHomeAssistant(const Settings &settings, std::chrono::milliseconds limit = std::chrono::seconds(15));

/// Codes: influxdb-unreachable, influxdb-refused, influxdb-bucket-missing. Nothing where it is not set up.
Findings checkInflux(const InfluxOptions &options, std::chrono::milliseconds limit = std::chrono::seconds(10));

/// The time that an HTTP server tells (RFC 9110 6.6.1), to the second; nothing where there is none or it does not answer in time.
/// Sends no credentials.
std::optional<Timestamp> clockOf(const QUrl &url, std::chrono::milliseconds limit = std::chrono::seconds(5));

/// `theirs`: what clockOf() gave of `place`. Code: clock-off.
Findings checkClock(const QString &place, const std::optional<Timestamp> &theirs, const Timestamp &ours);

} // namespace hearthbook
