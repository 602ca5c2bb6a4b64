#pragma once

#include "core/domain/result.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace hearthbook {

/// Bodies below this size are not worth compressing: they fit one packet anyway.
inline constexpr qsizetype smallestCoded = 1024;

/// True where Accept-Encoding allows gzip (RFC 9110 12.5.3, with quality values) and does not prefer identity.
bool acceptsGzip(const Request &request);

/// Compresses a textual answer of at least smallestCoded bytes, or a stream that can be packed (while it is sent, in constant
/// memory), where the client accepts gzip, gives its strong ETag the
/// `-gz` form, and adds `Vary: Accept-Encoding` to whatever could have been compressed. An answer that already has a
/// Content-Encoding is left alone, so callers that keep answers can keep coded ones. Thread: any.
void encodeFor(const Request &request, Response &response);

/// Undoes the request's Content-Encoding (gzip, identity) in place. Errors: UnsupportedMedia for other codings, TooLarge
/// above `limit` bytes, MalformedInput.
Result<void> decodeBody(Request &request, qint64 limit);

} // namespace hearthbook
