#include "server/http/contentcoding.h"

#include "server/http/conditional.h"
#include "server/http/gzip.h"
#include "server/http/gzipstream.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The quality of one list element, as "gzip;q=0.5"; 1 where none is given.
double quality(QByteArrayView element)
{
    const qsizetype at = element.indexOf(';');
    if (at < 0)
        return 1;
    const QByteArrayView parameter = element.sliced(at + 1).trimmed();
    if (!parameter.startsWith("q=") && !parameter.startsWith("Q="))
        return 1;
    bool ok = false;
    const double value = parameter.sliced(2).trimmed().toDouble(&ok);
    return ok ? value : 0;
}

bool isTextual(const QByteArray &type)
{
    return type.startsWith("text/") || type.startsWith("application/json") || type.contains("+json")
        || type.startsWith("application/javascript") || type.contains("xml") || type.startsWith("application/x-ndjson");
}

bool isWorthCoding(const Response &response)
{
    const bool isLarge = response.stream ? response.stream->canBePacked() : response.body.size() >= smallestCoded;
    return isLarge && !response.headers.contains("content-encoding") && isTextual(response.contentType);
}

/// False where the body would not get smaller; of a stream nobody knows before.
bool pack(Response &response)
{
    if (response.stream) {
        response.stream = std::make_shared<GzipStream>(std::move(response.stream));
        return true;
    }
    QByteArray packed = gzipCompress(response.body);
    if (packed.isEmpty() || packed.size() >= response.body.size())
        return false;
    response.body = std::move(packed);
    return true;
}

} // namespace

bool acceptsGzip(const Request &request)
{
    const QByteArray list = request.headers.joined("accept-encoding").toLower();
    double gzip = -1;
    double any = -1;
    double identity = -1;
    for (const QByteArray &element : list.split(',')) {
        const qsizetype end = element.indexOf(';');
        const QByteArray coding = (end < 0 ? element : element.first(end)).trimmed();
        if (coding == "gzip" || coding == "x-gzip")
            gzip = quality(element);
        else if (coding == "*")
            any = quality(element);
        else if (coding == "identity")
            identity = quality(element);
    }
    const double wanted = gzip >= 0 ? gzip : any;
    return wanted > 0 && wanted >= identity;
}

void encodeFor(const Request &request, Response &response)
{
    if (!isWorthCoding(response))
        return;
    if (!response.headers.joined("vary").toLower().contains("accept-encoding"))
        response.headers.append("vary", "Accept-Encoding");
    if (!request.headers.contains("accept-encoding") || !acceptsGzip(request) || !pack(response))
        return;
    response.headers.append("content-encoding", "gzip");
    const QByteArray etag = response.headers.value("etag");
    if (!etag.isEmpty() && !etag.startsWith("W/"))
        response.headers.set("etag", gzipTag(etag));
}

Result<void> decodeBody(Request &request, qint64 limit)
{
    if (!request.headers.contains("content-encoding"))
        return {};
    const QByteArray coding = request.headers.joined("content-encoding").trimmed().toLower();
    if (coding.isEmpty() || coding == "identity")
        return {};
    if (coding != "gzip" && coding != "x-gzip")
        return failure(ErrorCode::UnsupportedMedia, u"Only gzip is read as a Content-Encoding"_s);
    if (request.body.isEmpty())
        return {};
    Result<QByteArray> plain = gzipDecompress(request.body, limit);
    if (!plain)
        return failure(plain);
    request.body = std::move(*plain);
    return {};
}

} // namespace hearthbook
