#pragma once

#include "server/http/request.h"
#include "server/http/response.h"

#include <QUrl>

#include <chrono>
#include <optional>

namespace hearthbook {

/// Where and how requests are passed on, and what changes in them on the way. A constant after construction: any thread.
struct ForwardRules
{
    QUrl base = {}; ///< http or https; a path stands before the requests' own
    std::chrono::milliseconds timeout { 30'000 }; ///< from the request to the end of its answer
    qint64 answerBytes = qint64(64) << 20; ///< most that an answer's body may have
    QByteArray name = "hearthbook"; ///< in Via; another one for each server, so that loops are seen

    /// The URL for a request; nothing where a segment of its path is `.` or `..` in any spelling: that could leave the path which
    /// the route allows.
    std::optional<QUrl> urlOf(const Request &request) const;

    /// True where the request has come through here before.
    bool isLoop(const Request &request) const;

    /// The request's headers without those of the connection, with Host, X-Forwarded-*, X-Request-ID and Via set. A body
    /// without Content-Type is JSON, as the old service reads it.
    Headers headersFor(const Request &request) const;

    /// The answer's headers without those of the connection and those that this server sets itself. A Location at the other server
    /// becomes a path.
    Headers headersBack(const Headers &answer) const;
};

} // namespace hearthbook
