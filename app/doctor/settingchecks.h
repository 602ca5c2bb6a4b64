#pragma once

#include "app/doctor/finding.h"
#include "core/settings/settings.h"

namespace hearthbook {

/// What is odd about the settings alone. Codes: drop-in-mode, api-key-short, cors-any, synchronous-off, checkpoints-off,
/// debug-log, influxdb-not-set, home-assistant-token-missing, backup-schedule-off.
Findings checkSettings(const Settings &settings);

/// Code: no-api-key.
Findings checkListening(const Settings &settings, bool hasKeys);

/// `files`: that a process may have open; -1: no bound. Code: file-limit-small.
Findings checkFileLimit(qint64 files, qint64 connections);

} // namespace hearthbook
