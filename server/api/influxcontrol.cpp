#include "server/api/influxcontrol.h"

#include "core/influx/influxasking.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

void refuseInflux(const InfluxAsking &asking)
{
    asking.done(failure(ErrorCode::Unavailable, u"InfluxDB is not set up"_s));
}

} // namespace hearthbook
