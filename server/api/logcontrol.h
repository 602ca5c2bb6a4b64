#pragma once

#include <QString>

#include <functional>

namespace hearthbook {

/// How the process writes its log.
struct LogForm
{
    QString level = QStringLiteral("INFO"); ///< DEBUG, INFO, WARNING or ERROR
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
