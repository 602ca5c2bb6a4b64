#pragma once

#include "server/http/router.h"

namespace hearthbook {

/// `/openapi.json`, and `/docs` with what its page needs. They show the whole table, also what is added to it afterwards.
/// `router` must outlive its routes' last request.
void addDocsApi(Router &router);

} // namespace hearthbook
