#pragma once

#include "server/http/headers.h"

#include <QByteArray>

#include <memory>

namespace hearthbook {

class BodyStream;

/// One answer. The listener adds Content-Length, Date, the request ids, CORS and content coding.
struct Response
{
    int status = 200;
    QByteArray contentType = "application/json"; ///< not sent with 204 and 304
    QByteArray body = {};
    Headers headers = {};
    std::shared_ptr<BodyStream> stream = {}; ///< makes the body while it is sent; then `body` is empty

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
