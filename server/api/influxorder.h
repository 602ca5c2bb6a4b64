#pragma once

#include "server/api/influxrun.h"
#include "server/http/request.h"

namespace hearthbook {

/// Reads `{url, org, bucket, token, username, password, since}` of a request, all optional; `dry_run` is a parameter of it. Without a `url`
/// it is the InfluxDB of `settings`, where each absent member is the set one. With one nothing but the time limits is taken from there: no
/// client shall have the server's token sent to an address of its own.
/// Errors: InvalidInput with what is wrong, without repeating it; Unavailable where neither names an InfluxDB.
Result<InfluxOrder> readInfluxOrder(const Request &request, const InfluxOptions &settings);

} // namespace hearthbook
