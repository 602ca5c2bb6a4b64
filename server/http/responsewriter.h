#pragma once

#include "server/http/request.h"
#include "server/http/response.h"

#include <QByteArray>

namespace hearthbook {

/// What the answer says about the connection.
enum class ConnectionField { None, KeepAlive, Close };

/// True where the body goes out: not for HEAD, 204 and 304.
bool sendsBody(const Request &request, const Response &response);

/// Appends status line, headers and empty line of an answer. Content-Length is that of the body also where sendsBody() is
/// false for HEAD; a stream has none. Headers whose value holds a line break are left out: nobody may split an answer. The
/// security headers (docs/api.md) are added; Content-Security-Policy and Cache-Control only where `response` has none. Thread: any.
void appendHead(QByteArray &out, const Request &request, const Response &response, ConnectionField connection);

} // namespace hearthbook
