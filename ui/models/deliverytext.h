#pragma once

#include "ui/models/statelook.h"

#include <QJsonObject>

namespace hearthbook {

/// What became of a delivery, from its row.
StateLook deliveryLook(const QJsonObject &delivery);

/// What came of one attempt: "Answered with 200 after 12 ms", or why no answer came.
QString attemptText(const QJsonObject &attempt);

/// How long the last attempt took, in milliseconds; -1: there was none.
qint64 lastDuration(const QJsonObject &delivery);

/// The headers that an attempt of this delivery was sent with, one a line, as the webhook's signature scheme has them. The signature
/// is not kept, and not shown.
QString requestHeaders(const QJsonObject &webhook, const QJsonObject &delivery, const QJsonObject &attempt);

/// A JSON text with one member a line; what is no JSON stays as it is.
QString readableJson(const QString &text);

} // namespace hearthbook
