#pragma once

#include "server/http/headers.h"

#include <QByteArray>

namespace hearthbook {

/// One answer. The listener adds Content-Length, Date, the request ids, CORS and content coding.
struct Response
{
    int status = 200;
    QByteArray contentType = "application/json"; ///< not sent with 204 and 304
    QByteArray body = {};
    Headers headers = {};

    /// 5xx: the request may have been right.
    bool isServerError() const { return status >= 500; }
};

/// An answer with JSON text.
Response jsonResponse(QByteArray body, int status = 200);

/// An answer with plain text, UTF-8.
Response textResponse(QByteArray body, int status = 200);

/// 204, nothing to say.
Response noContent();

/// The standard's words for a status (RFC 9110 15), as "Not Found"; empty for unknown numbers.
QByteArrayView reasonPhrase(int status);

} // namespace hearthbook
