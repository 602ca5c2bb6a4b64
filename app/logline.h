#pragma once

#include "app/logmask.h"
#include "core/domain/logcontext.h"

#include <QDateTime>

namespace hearthbook {

/// What one line of the log tells.
struct LogEntry
{
    QDateTime time = {};
    QtMsgType type = QtInfoMsg;
    QString category = {};  ///< empty: "default"
    QString message = {};
    QString requestId = {}; ///< of the request that it belongs to; empty: of none
    std::vector<LogField>
        fields = {}; ///< where there are any, they stand in place of message and request id; only as JSON
};

/// DEBUG, INFO, WARNING, ERROR.
QString logLevelWord(QtMsgType type);

/// `2026-01-02T03:04:05.678Z INFO hearthbook.http message request_id=…` without line end. Control characters are escaped, so that a
/// line is always one entry.
QByteArray textLine(const LogEntry &entry, const LogMask &mask);

/// `{"time":…,"level":…,"category":…,"message":…,"request_id":…}` without line end; the time as above (RFC 3339).
QByteArray jsonLine(const LogEntry &entry, const LogMask &mask);

} // namespace hearthbook
