#pragma once

#include <QStringList>

#include <functional>

namespace hearthbook {

/// What `level` of LogForm may be, the least serious first.
inline QStringList logLevels()
{
    return { QStringLiteral("DEBUG"), QStringLiteral("INFO"), QStringLiteral("WARNING"), QStringLiteral("ERROR") };
}

/// How the process writes its log.
struct LogForm
{
    QString level = QStringLiteral("INFO"); ///< of logLevels()
    bool access = false;  ///< a line for each request
    QString format = QStringLiteral("text"); ///< text or json
};

/// The log of the process that the API runs in. Each may be called in any thread.
struct LogControl
{
    std::function<LogForm()> form = [] { return LogForm(); };
    /// Until the settings are read again. Empty: the log is not the API's to change.
    std::function<void(const QString &level)> setLevel = {};
};

} // namespace hearthbook
