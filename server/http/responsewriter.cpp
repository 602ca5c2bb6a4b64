#include "server/http/responsewriter.h"

#include "server/http/characters.h"
#include "server/http/requestids.h"

#include <charconv>

namespace hearthbook {

namespace {

void appendNumber(QByteArray &out, qint64 number)
{
    char digits[24];
    out.append(digits, std::to_chars(std::begin(digits), std::end(digits), number).ptr - digits);
}

void appendField(QByteArray &out, QByteArrayView name, QByteArrayView value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

/// What browsers are told with every answer: an answer is data, never a page, a frame or a script of somebody else's.
constexpr QByteArrayView security = "x-content-type-options: nosniff\r\n"
                                    "x-frame-options: DENY\r\n"
                                    "referrer-policy: no-referrer\r\n";
constexpr QByteArrayView dataPolicy =
    "content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n"; ///< a page of ours has one of its own
constexpr QByteArrayView ownSite = "cross-origin-resource-policy: same-origin\r\n";
constexpr QByteArrayView anySite = "cross-origin-resource-policy: cross-origin\r\n"; ///< where CORS lets a page read it
constexpr QByteArrayView forOneUser =
    "cache-control: private, no-cache\r\n"; ///< may be kept, and is asked for by its ETag

/// Which of the headers that are sent otherwise an answer brings itself.
struct Own
{
    bool policy = false;
    bool caching = false;
    bool sharing = false;
};

void appendSecurity(QByteArray &out, const Own &own)
{
    out.append(security).append(own.sharing ? anySite : ownSite);
    if (!own.policy)
        out.append(dataPolicy);
    if (!own.caching)
        out.append(forOneUser);
}

} // namespace

bool sendsBody(const Request &request, const Response &response)
{
    return request.method != Method::Head && response.status != 204 && response.status != 304;
}

void appendHead(QByteArray &out, const Request &request, const Response &response, ConnectionField connection)
{
    out.append("HTTP/1.1 ");
    appendNumber(out, response.status);
    out.append(' ').append(reasonPhrase(response.status)).append("\r\n");
    if (response.status != 204 && response.status != 304) {
        if (!response.contentType.isEmpty() && isFieldText(response.contentType))
            appendField(out, "content-type", response.contentType);
        if (!response.stream) {
            out.append("content-length: ");
            appendNumber(out, response.body.size());
            out.append("\r\n");
        }
    }
    appendField(out, "date", httpDate());
    if (!request.requestId.isEmpty())
        appendField(out, "x-request-id", request.requestId);
    if (!request.correlationId.isEmpty())
        appendField(out, "x-correlation-id", request.correlationId);
    Own own;
    for (const auto &[name, value] : response.headers) {
        if (!isFieldText(value) || !isToken(name))
            continue;
        appendField(out, name, value);
        own.policy = own.policy || name == "content-security-policy";
        own.caching = own.caching || name == "cache-control";
        own.sharing = own.sharing || name == "access-control-allow-origin";
    }
    appendSecurity(out, own);
    if (connection != ConnectionField::None)
        appendField(out, "connection", connection == ConnectionField::Close ? "close" : "keep-alive");
    out.append("\r\n");
}

} // namespace hearthbook
