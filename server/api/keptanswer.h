#pragma once

#include "server/http/request.h"
#include "server/http/response.h"
#include "server/http/route.h"

namespace hearthbook {

/// A handler whose answer is the same as long as the program runs: `make` is called for the first request, its answer gets an
/// ETag and is kept, plain and gzip-coded. Clients may keep it too, and ask each time. `make` runs in an HTTP thread, once.
SyncHandler keepingAnswer(std::function<Response()> make);

} // namespace hearthbook
