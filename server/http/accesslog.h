#pragma once

#include "server/http/request.h"

#include <QByteArray>

namespace hearthbook {

/// Writes one line to the category "hearthbook.http.access" (info): peer, method, target, status, bytes of the body,
/// milliseconds, request id; the same as LogFields. Control characters and quotes are escaped, so that no client can forge a line. Does nothing
/// while the category is off. Thread: any.
void logAccess(const Request &request, int status, qint64 bytes, qint64 nanoseconds);

/// `text` with control characters, quotes, backslashes and non-ASCII as \xNN.
QByteArray escapedForLog(QByteArrayView text);

} // namespace hearthbook
