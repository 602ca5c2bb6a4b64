#pragma once

#include "app/doctor/finding.h"
#include "core/settings/settings.h"

namespace hearthbook {

/// Looks at everything the settings lead to, also beside a running server: changes nothing, makes no file that stays. Takes as long as
/// Home Assistant and InfluxDB take to answer, and as reading the database once. The worst come first. Thread: main.
Findings examine(const Settings &settings);

/// The findings as one JSON object, as `doctor --json` prints it.
QByteArray findingsJson(const Findings &findings);

/// `hearthbookd doctor [--json]`: prints what was found. ExitFailed where there is an error among it, else ExitDone.
int runDoctor(const Settings &settings, bool asJson);

} // namespace hearthbook
