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
    for (const auto &[name, value] : response.headers) {
        if (isFieldText(value) && isToken(name))
            appendField(out, name, value);
    }
    if (connection != ConnectionField::None)
        appendField(out, "connection", connection == ConnectionField::Close ? "close" : "keep-alive");
    out.append("\r\n");
}

} // namespace hearthbook
