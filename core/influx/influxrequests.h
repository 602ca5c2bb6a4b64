#pragma once

#include "core/influx/influxkind.h"

#include <QByteArray>
#include <QNetworkRequest>

namespace hearthbook {

/// What is asked, in both languages: which one InfluxDB understands is found out.
struct InfluxQuery
{
    QString influxQl = {}; ///< one statement
    QString flux = {};     ///< what follows `from(bucket: …)`: "|> range(start: -1h) |> …"
    QString bucket = {};   ///< the database of 1.x; empty: that of the options
    std::chrono::milliseconds limit { 0 }; ///< for the whole answer; 0: none but the options' pauses
};

/// An HTTP request to InfluxDB. Without a body it is a GET.
struct InfluxRequest
{
    QNetworkRequest request = {};
    QByteArray body = {};
    bool isPost = false;
};

InfluxRequest influxPing(const InfluxOptions &options);
InfluxRequest influxQuery(const InfluxOptions &options, InfluxLanguage language, const InfluxQuery &query);
/// `lines`: line protocol, times in nanoseconds. `bucket`: as in InfluxQuery.
InfluxRequest influxWrite(const InfluxOptions &options, InfluxLanguage language, const QByteArray &lines,
                          const QString &bucket = {});

} // namespace hearthbook
