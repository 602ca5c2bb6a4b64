#pragma once

#include "core/domain/error.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace hearthbook {

/// The one table ErrorCode -> HTTP status.
int httpStatus(ErrorCode code);

/// The answer to a failure: RFC 9457 members, then those that clients of the old service read. Validation errors (422)
/// carry the old list under `detail`; 500 says no more than "Internal server error".
Response problem(const Error &error, const Request &request);

/// The same for a status without an Error behind it. An empty `detail` becomes the status' standard words.
Response problem(int status, const QString &detail, const Request &request);

/// With members of its own after the others: `members` is what stands between the braces of a JSON object.
Response problem(int status, const QString &detail, const Request &request, QByteArrayView members);

} // namespace hearthbook
