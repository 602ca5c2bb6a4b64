#pragma once

#include "core/domain/apikey.h"
#include "core/domain/result.h"
#include "server/http/request.h"

namespace hearthbook {

/// `{name, scope, expires_at?}`: a key that a client wants made. Without prefix and hash yet. Errors: those of readJsonObject();
/// InvalidInput with an item for each wrong value.
Result<ApiKey> readKeyWish(const Request &request, const Timestamp &now = Timestamp::now());

} // namespace hearthbook
