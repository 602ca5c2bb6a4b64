#pragma once

#include "core/domain/result.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <optional>

namespace hearthbook {

/// What decides who may ask from where. Items are trimmed, empty ones dropped.
struct OriginSettings
{
    /// Origins whose pages may read and write. `*`: any, then without credentials.
    QStringList corsOrigins = { QStringLiteral("http://localhost:3000"), QStringLiteral("http://localhost") };
    QStringList allowedHosts = {}; ///< names that are this server's, beside localhost and IP addresses
    bool loopback = true;          ///< the listener is on a loopback address
    bool anonymous = false;        ///< requests without a key are served
    std::chrono::seconds strictTransport {
        0
    }; ///< how long browsers shall keep to HTTPS (RFC 6797); 0: nothing is said
};

/// Guards a server in a home against web pages: the Host check stops DNS rebinding, the Origin check stops forged
/// writes, and CORS headers say which pages may read. A constant after construction: any thread.
class OriginPolicy
{
public:
    explicit OriginPolicy(const OriginSettings &settings = {});

    /// Errors: Misdirected (421) for a Host that is not ours, but not by the Unix socket, which no page reaches; Forbidden (403) for a
    /// write from a foreign page: Origin is neither our own (our scheme and the Host) nor listed, or `null`, or `Sec-Fetch-Site` says cross-site. Without Origin a request passes: it is no browser's page.
    Result<void> check(const Request &request) const;

    /// The answer to a CORS preflight: OPTIONS with Origin and Access-Control-Request-Method; nothing for other requests.
    /// `methods`: what access-control-allow-methods says.
    std::optional<Response> preflight(const Request &request, const QByteArray &methods) const;

    /// Adds the CORS headers that a page of the request's Origin needs to read the answer, and over TLS Strict-Transport-Security.
    void decorate(const Request &request, Response &response) const;

private:
    bool isOurHost(QByteArrayView host) const;
    bool isListed(const QByteArray &origin) const { return m_any || m_origins.contains(origin); }

    void allowOrigin(const Request &request, Response &response) const;

    QByteArray m_strictTransport; ///< the header's value
    QList<QByteArray> m_origins;
    QList<QByteArray> m_hosts;
    bool m_any = false;
    bool m_checksHost = true;
};

} // namespace hearthbook
