#pragma once

#include "server/http/problem.h"

namespace hearthbook {

/// The answer where InfluxDB did not give what was asked: 503, whatever it said. A client can change nothing about a wrong
/// token or a missing bucket.
Response influxProblem(const Error &error, const Request &request);

} // namespace hearthbook
