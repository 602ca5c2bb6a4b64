#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QtGlobal>

namespace hearthbook {

/// One line without line end, `2026-01-02T03:04:05.678Z INFO hearthbook.http message`. Control characters in the
/// message are escaped, so that a line is always one entry.
QByteArray logLine(const QDateTime &time, QtMsgType type, const char *category, const QString &message);

/// The category filter of a level of the setting `log.level` (DEBUG, INFO, WARNING, ERROR): turns off what is less
/// serious. `access` turns on one line for each request, whatever the level.
QString logRules(const QString &level, bool access = false);

/// Puts logRules() in force. Thread: any.
void setLogLevel(const QString &level, bool access);

/// Sends Qt's messages from `level` on to standard error as such lines. For the whole process, once, before other
/// threads begin; the handler itself may be called from any thread. QT_LOGGING_RULES can still turn single categories
/// on and off.
void installLogging(const QString &level, bool access);

} // namespace hearthbook
