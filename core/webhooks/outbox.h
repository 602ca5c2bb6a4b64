#pragma once

#include "core/storage/store.h"
#include "core/webhooks/eventfilter.h"

namespace hearthbook {

/// Stores deliveries, in the transaction of whoever calls. They are due at once.

/// A delivery of an event of ours to one webhook. `seq`: the journal row that it tells of. Returns its id.
Result<QString> deliver(Store &store, const Webhook &webhook, const QString &event, Timestamp at,
                        const QByteArray &data, std::optional<qint64> seq = {});

/// A game event as it came in, in each webhook's own form. Returns to how many. Errors: InvalidInput where `payload` is no
/// JSON object.
Result<qint64> dispatchGame(Store &store, const Event &event, Timestamp at, const QByteArray &payload);

} // namespace hearthbook
