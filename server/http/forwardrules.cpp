#include "server/http/forwardrules.h"

#include "core/domain/pathprefix.h"
#include "server/http/clientaddress.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Of one connection only (RFC 9110 7.6.1).
constexpr std::array<QByteArrayView, 9> ofTheConnection {
    "connection",        "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
    "transfer-encoding", "upgrade"
};

/// Set anew on the way there. The body goes on decoded.
constexpr std::array<QByteArrayView, 7> setThere { "host", "content-length",  "content-encoding", "expect",
                                                   "via",  "x-forwarded-for", "x-request-id" };

/// Set by this server's own answer.
constexpr std::array<QByteArrayView, 10> setHere { "content-length",
                                                   "content-type",
                                                   "date",
                                                   "x-request-id",
                                                   "x-correlation-id",
                                                   "x-content-type-options",
                                                   "x-frame-options",
                                                   "referrer-policy",
                                                   "cross-origin-resource-policy",
                                                   "strict-transport-security" };

template<std::size_t N>
bool isIn(const std::array<QByteArrayView, N> &names, QByteArrayView name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What a Connection field names beside the fields that are always its own.
QByteArrayList namedByConnection(const Headers &headers)
{
    QByteArrayList names;
    for (const QByteArray &name : headers.joined("connection").split(','))
        names += name.trimmed().toLower();
    return names;
}

bool isDots(const QByteArray &segment)
{
    return segment == "." || segment == "..";
}

/// Whatever a server behind may take for a separator counts, and twice escaped dots.
bool hasDotSegment(const QByteArray &path)
{
    QByteArray decoded = path;
    for (int i = 0; i < 2; ++i)
        decoded = QByteArray::fromPercentEncoding(decoded);
    decoded.replace('\\', '/');
    const QByteArrayList segments = decoded.split('/');
    return std::any_of(segments.begin(), segments.end(), isDots);
}

QByteArray authorityOf(QUrl url)
{
    url.setUserInfo({});
    return url.authority(QUrl::FullyEncoded).toLatin1();
}

/// The path of `base` without a slash at its end.
QByteArray prefixOf(const QUrl &base)
{
    return pathPrefix(base, QUrl::FullyEncoded).toLatin1();
}

/// What the client sees of a place at the other server: the path that leads there through this one.
QByteArray pathHere(const QUrl &target, const QUrl &base)
{
    const QByteArray path = target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    const QByteArray prefix = prefixOf(base);
    return path.startsWith(prefix + '/') ? path.sliced(prefix.size()) : path;
}

} // namespace

std::optional<QUrl> ForwardRules::urlOf(const Request &request) const
{
    if (hasDotSegment(request.path))
        return std::nullopt;
    const QByteArray server = base.scheme().toLatin1() + "://" + authorityOf(base);
    const QUrl url = QUrl::fromEncoded(server + prefixOf(base) + request.target);
    return url.isValid() ? std::optional(url) : std::nullopt;
}

bool ForwardRules::isLoop(const Request &request) const
{
    const QByteArrayList steps = request.headers.joined("via").split(',');
    return std::any_of(steps.begin(), steps.end(),
                       [this](const QByteArray &step) { return step.trimmed().split(' ').value(1) == name; });
}

Headers ForwardRules::headersFor(const Request &request) const
{
    const QByteArrayList named = namedByConnection(request.headers);
    Headers out;
    for (const auto &[field, value] : request.headers) {
        if (isIn(ofTheConnection, field) || isIn(setThere, field) || named.contains(field) || out.contains(field))
            continue;
        QByteArray all = request.headers.joined(field);
        if (field == "cookie")
            all.replace(", ", "; "); // RFC 6265 5.4
        out.set(field, all);
    }
    if (!request.body.isEmpty() && !out.contains("content-type"))
        out.set("content-type", "application/json");
    if (!out.contains("accept-encoding"))
        out.set("accept-encoding", "identity");
    if (!out.contains("user-agent"))
        out.set("user-agent", "Hearthbook/" HEARTHBOOK_VERSION);
    out.set("host", authorityOf(base));
    out.set("connection", "close");
    out.set("x-request-id", request.requestId);
    if (!out.contains("x-forwarded-host"))
        out.set("x-forwarded-host", request.headers.value("host"));
    if (!out.contains("x-forwarded-proto"))
        out.set("x-forwarded-proto", request.isTls ? "https" : "http");
    const QByteArray before = request.headers.joined("x-forwarded-for");
    const QByteArray peer = request.peer == unixPeer ? QByteArray("127.0.0.1") : request.peer; // addresses stand there
    out.set("x-forwarded-for", before.isEmpty() ? peer : before + ", " + peer);
    const QByteArray via = request.headers.joined("via");
    out.set("via", (via.isEmpty() ? QByteArray() : via + ", ") + "1.1 " + name);
    return out;
}

Headers ForwardRules::headersBack(const Headers &answer) const
{
    const QByteArrayList named = namedByConnection(answer);
    Headers out;
    for (const auto &[field, value] : answer) {
        if (isIn(ofTheConnection, field) || isIn(setHere, field) || named.contains(field)
            || field.startsWith("access-control-"))
            continue;
        const QUrl target = field == "location" ? QUrl::fromEncoded(value) : QUrl();
        const bool isThere = !target.isRelative() && authorityOf(target) == authorityOf(base);
        out.append(field, isThere ? pathHere(target, base) : value);
    }
    return out;
}

} // namespace hearthbook
