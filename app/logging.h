#pragma once

#include "core/settings/settings.h"
#include "server/api/logcontrol.h"

#include <QString>

namespace hearthbook {

/// The category filter of a level of the setting `log.level` (DEBUG, INFO, WARNING, ERROR): turns off what is less
/// serious. `access` turns on one line for each request, whatever the level.
QString logRules(const QString &level, bool access = false);

/// Puts what the settings say of the log in force, and masks their secrets from now on. Thread: any.
void setLogging(const Settings &settings);

/// Puts another level in force until setLogging() is called again. Thread: any.
void setLogLevel(const QString &level);

/// How the log is written now. Thread: any.
LogForm logForm();

/// The log of this process, for the API.
LogControl logControl();

/// Without the secrets that setLogging() knows; see LogMask. Thread: any.
QString maskedForLog(const QString &text);

/// setLogging(), and sends Qt's messages from the level on to standard error, a line each: see textLine() and jsonLine(). For
/// the whole process, once, before other threads begin; the handler itself may be called from any thread.
/// QT_LOGGING_RULES can still turn single categories on and off.
void installLogging(const Settings &settings);

} // namespace hearthbook
