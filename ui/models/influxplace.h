#pragma once

#include <QJsonObject>
#include <QString>

namespace hearthbook {

/// Which InfluxDB an import reads. Never keep it or show it whole: it holds secrets.
struct InfluxPlace
{
    bool isServers = false; ///< the one that the book's server is set to: of the rest `days` alone counts
    QString url = {};       ///< as typed; http:// is added where it names no scheme
    QString org = {};       ///< of 2.x
    QString bucket = {};    ///< the database of 1.x
    QString token = {};     ///< of 2.x and 3.x
    QString username = {};  ///< of 1.x
    QString password = {};
    int days = 0; ///< how far back; 0: all of it

    /// What POST /api/imports/influx reads.
    QJsonObject toJson() const;
    /// Whether it names what no import can do without.
    bool isComplete() const;
};

/// What helps where an import from InfluxDB failed with this word of the API; may be empty.
QString influxAdvice(const QString &errorWord);

} // namespace hearthbook
