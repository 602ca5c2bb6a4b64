#pragma once

#include "server/http/headers.h"
#include "server/http/method.h"
#include "server/http/query.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

namespace hearthbook {

class Caller;
struct Route;

/// One request as a handler sees it. Lives until its answer was given; a late handler copies what it needs longer.
struct Request
{
    Method method = Method::Get;
    QByteArray target = {};        ///< raw, as sent: path and query
    QByteArray path = {};          ///< raw, before '?'
    Query query = {};
    Headers headers = {};
    QByteArray body = {};          ///< after Content-Encoding was undone
    QByteArray requestId = {};     ///< the client's own X-Request-ID where it is usable, else a random one
    QByteArray correlationId = {}; ///< `req_<unix seconds>_<8 hex>`
    QByteArray peer = {};          ///< the client's address, without port; `unix` by the Unix socket
    bool isTls = false;            ///< came encrypted to this server; a proxy before it may have decrypted it
    const Route *route = nullptr;  ///< set by the router; null for errors before a route was found
    QString actor = {};            ///< who asks; set by the router's gate (server/auth), empty when anonymous
    std::shared_ptr<const Caller> caller = {}; ///< likewise; null where there is no gate
    bool isStranger = false; ///< likewise: may not read, so that an open route tells no more than it must
    bool isAdmitted = false; ///< the gate has let it pass, before its body came
    std::vector<std::pair<QByteArray, QString>> parameters = {}; ///< of the path, decoded

    /// The value of `{name}` in the route's path: percent-decoded UTF-8. Empty where the route has no such parameter.
    QString parameter(QByteArrayView name) const;

    /// "https://" where it came over TLS, else "http://".
    const char *scheme() const { return isTls ? "https://" : "http://"; }

    /// Sets target, path and query from the raw target.
    void setTarget(QByteArray raw);
};

} // namespace hearthbook
