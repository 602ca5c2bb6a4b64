#pragma once

#include "core/domain/error.h"
#include "core/influx/influxoptions.h"

#include <QByteArrayView>
#include <QNetworkReply>

namespace hearthbook {

/// What InfluxDB itself reported in an answer, by its words: NotFound for a database, bucket or organisation, Forbidden,
/// InvalidInput for a query that cannot be read, else Unavailable.
Error influxError(const QString &message);

/// An answer with another status than 2xx: 401 and 403 are Forbidden, 404 NotFound, other 4xx InvalidInput, 413 TooLarge, the
/// rest Unavailable. What the answer says of it stands in the message.
Error influxStatusError(int status, const QByteArray &body, const InfluxOptions &options);

/// No whole answer came: Unavailable.
Error influxNetworkError(QNetworkReply::NetworkError code, const QString &said, const InfluxOptions &options);

/// "InfluxDB at http://127.0.0.1:8086": without user, password and query.
QString influxName(const InfluxOptions &options);

/// A message without the secrets of `options`, should a server repeat them, and of at most 500 characters.
QString influxMessage(QString message, const InfluxOptions &options);

} // namespace hearthbook
