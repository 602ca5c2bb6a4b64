#include "server/api/influxproblem.h"

namespace hearthbook {

Response influxProblem(const Error &error, const Request &request)
{
    return problem(Error { ErrorCode::Unavailable, error.message, {} }, request);
}

} // namespace hearthbook
