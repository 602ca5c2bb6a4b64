#include "server/http/originpolicy.h"

#include "server/http/clientaddress.h"

#include <QHostAddress>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What a page's own code may read of an answer beside what browsers always allow (Fetch, 3.3.4).
constexpr char exposed[] =
    "ETag, Link, Location, Operation-Id, Retry-After, X-Correlation-ID, X-Data-Source, X-Request-ID";

QList<QByteArray> cleaned(const QStringList &items)
{
    QList<QByteArray> out;
    for (const QString &item : items) {
        QByteArray text = item.trimmed().toUtf8().toLower();
        while (text.endsWith('/'))
            text.chop(1);
        if (!text.isEmpty())
            out += text;
    }
    return out;
}

/// The name in a Host field: without port, without the brackets of an IPv6 address and without the root's dot.
QByteArray hostName(QByteArrayView host)
{
    if (host.startsWith('[')) {
        const qsizetype close = host.indexOf(']');
        return close < 0 ? QByteArray() : host.sliced(1, close - 1).toByteArray();
    }
    const qsizetype colon = host.lastIndexOf(':');
    QByteArray name = (colon < 0 ? host : host.first(colon)).toByteArray().toLower();
    if (name.endsWith('.'))
        name.chop(1);
    return name;
}

/// Only the canonical forms: QHostAddress also reads "1" or "0x7f.1", which a resolver may understand differently.
bool isAddress(const QByteArray &name)
{
    const QHostAddress address(QString::fromLatin1(name));
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return true;
    return address.protocol() == QAbstractSocket::IPv4Protocol && address.toString().toLatin1() == name;
}

} // namespace

OriginPolicy::OriginPolicy(const OriginSettings &settings)
    : m_origins(cleaned(settings.corsOrigins)), m_hosts(cleaned(settings.allowedHosts)),
      m_checksHost(settings.loopback || settings.anonymous)
{
    if (settings.strictTransport.count() > 0)
        m_strictTransport = "max-age=" + QByteArray::number(qint64(settings.strictTransport.count()));
    m_any = m_origins.contains("*");
    for (QByteArray &host : m_hosts)
        host = hostName(host);
}

bool OriginPolicy::isOurHost(QByteArrayView host) const
{
    const QByteArray name = hostName(host);
    return name == "localhost" || m_hosts.contains(name) || isAddress(name);
}

Result<void> OriginPolicy::check(const Request &request) const
{
    const QByteArray host = request.headers.value("host");
    if (m_checksHost && request.peer != unixPeer && !host.isEmpty() && !isOurHost(host))
        return failure(ErrorCode::Misdirected, u"This server does not answer under that host name"_s);
    if (isSafe(request.method))
        return {};
    const QByteArray origin = request.headers.value("origin").toLower();
    const bool isOwn = !origin.isEmpty() && origin == request.scheme() + host.toLower();
    const bool isTrusted = !origin.isEmpty() && origin != "null" && (isOwn || isListed(origin));
    if (!isTrusted && request.headers.contains("origin"))
        return failure(ErrorCode::Forbidden, u"Pages of this origin may not write here"_s);
    if (request.headers.value("sec-fetch-site").toLower() == "cross-site")
        return failure(ErrorCode::Forbidden, u"Pages of other sites may not write here"_s);
    return {};
}

std::optional<Response> OriginPolicy::preflight(const Request &request, const QByteArray &methods) const
{
    if (request.method != Method::Options || !request.headers.contains("origin")
        || !request.headers.contains("access-control-request-method"))
        return std::nullopt;
    const QByteArray origin = request.headers.value("origin");
    const bool isAllowed = isListed(origin.toLower());
    Response response = isAllowed ? textResponse("OK") : textResponse("Disallowed CORS origin", 400);
    Headers &headers = response.headers;
    headers.append("vary", "Origin");
    if (!isAllowed)
        return response;
    headers.append("access-control-allow-origin", m_any ? QByteArray("*") : origin);
    if (!m_any)
        headers.append("access-control-allow-credentials", "true");
    headers.append("access-control-allow-methods", methods);
    headers.append("access-control-max-age", "600");
    const QByteArray wanted = request.headers.joined("access-control-request-headers");
    if (!wanted.isEmpty())
        headers.append("access-control-allow-headers", wanted);
    return response;
}

void OriginPolicy::decorate(const Request &request, Response &response) const
{
    if (request.isTls && !m_strictTransport.isEmpty())
        response.headers.append("strict-transport-security", m_strictTransport);
    allowOrigin(request, response);
}

void OriginPolicy::allowOrigin(const Request &request, Response &response) const
{
    if (!request.headers.contains("origin") || response.headers.contains("access-control-allow-origin"))
        return;
    const QByteArray origin = request.headers.value("origin");
    if (m_any || isListed(origin.toLower()))
        response.headers.append("access-control-expose-headers", exposed);
    if (m_any) {
        response.headers.append("access-control-allow-origin", "*");
        return;
    }
    if (!response.headers.joined("vary").toLower().contains("origin"))
        response.headers.append("vary", "Origin");
    if (!isListed(origin.toLower()))
        return;
    response.headers.append("access-control-allow-origin", origin);
    response.headers.append("access-control-allow-credentials", "true");
}

} // namespace hearthbook
