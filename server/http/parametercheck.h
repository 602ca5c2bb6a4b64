#pragma once

#include "core/domain/error.h"
#include "server/http/request.h"
#include "server/http/route.h"

#include <vector>

namespace hearthbook {

/// Checks a request's parameters against its route's table, in the order of the table. Each wrong value gives one item
/// in the old service's form (pydantic 2.4: int_parsing, greater_than_equal, missing …). Empty: everything is fine.
std::vector<FieldError> checkParameters(const Route &route, const Request &request);

} // namespace hearthbook
