#pragma once

#include "core/domain/result.h"
#include "server/http/request.h"
#include "server/http/response.h"

#include <optional>

namespace hearthbook {

/// The answer where no row has the id in a path: 308 to the same path with the id under which the row is now, query kept, or
/// `notFound` where no row ever had it. `segment`: the place of the id in the path, counted from 0 behind the first slash.
/// Errors: `notFound`; that of `present`.
Result<Response> formerId(const Request &request, int segment, const Result<std::optional<QString>> &present,
                          const Error &notFound);

} // namespace hearthbook
