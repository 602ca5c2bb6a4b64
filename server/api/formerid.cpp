#include "server/api/formerid.h"

#include <QUrl>

namespace hearthbook {

Result<Response> formerId(const Request &request, int segment, const Result<std::optional<QString>> &present,
                          const Error &notFound)
{
    if (!present)
        return failure(present);
    if (!*present)
        return tl::unexpected(notFound);
    QByteArrayList segments = request.path.split('/');
    segments[segment + 1] = QUrl::toPercentEncoding(**present);
    QByteArray location = segments.join('/');
    if (request.target.size() > request.path.size())
        location += request.target.sliced(request.path.size());
    Response response = textResponse({}, 308);
    response.headers.set("location", std::move(location));
    return response;
}

} // namespace hearthbook
