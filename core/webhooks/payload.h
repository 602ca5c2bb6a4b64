#pragma once

#include "core/domain/webhook.h"

namespace hearthbook {

/// What a delivery carries. It is made once, when the delivery is stored, so that all attempts send the same; signing
/// lays it out as the scheme wants it (signature.h).

/// {"type","timestamp","data"}: what a webhook of any scheme gets of an event of ours. `data` is JSON text.
QByteArray standardPayload(const QString &event, Timestamp at, QByteArrayView data);

/// What a webhook of `scheme` gets of a game event that was dispatched with `payload`, a JSON object.
/// Standard: standardPayload() around it. SportsData: as it came, `timestamp` replaced by the time of the delivery and
/// `event_type` the event, as the old service did. DataApi: as it came; a `timestamp` is added where there is none.
/// Errors: InvalidInput where `payload` is no JSON object.
Result<QByteArray> gamePayload(SignatureScheme scheme, const QString &event, Timestamp at, const QByteArray &payload);

/// The old services' form of a time: UTC without a zone, no fraction where it is zero (Python's utcnow().isoformat()).
QString naiveIsoTime(Timestamp time);

} // namespace hearthbook
