#include "app/influx.h"

namespace hearthbook {

InfluxOptions influxOptions(const Settings &settings)
{
    return { .url = settings.url(u"influxdb.url"),
             .org = settings.text(u"influxdb.org"),
             .bucket = settings.text(u"influxdb.bucket"),
             .token = settings.secret(u"influxdb.token"),
             .username = settings.text(u"influxdb.username"),
             .password = settings.secret(u"influxdb.password"),
             .caFile = settings.text(u"influxdb.ca_file"),
             .connectTimeout = settings.duration(u"influxdb.connect_timeout"),
             .answerTimeout = settings.duration(u"influxdb.answer_timeout"),
             .bodyLimit = settings.bytes(u"influxdb.body_limit") };
}

} // namespace hearthbook
