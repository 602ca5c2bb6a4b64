#pragma once

#include "ui/models/statelook.h"

#include <QJsonObject>

namespace hearthbook {

/// How a webhook fares, from its row: whether deliveries arrive, fail, or are not sent, and why.
StateLook webhookLook(const QJsonObject &webhook);

/// Which events it is sent, in one line.
QString eventsText(const QJsonObject &webhook);

/// The time of its last delivery that came to an end, as the wire has it; empty: there was none.
QString lastDelivery(const QJsonObject &webhook);

/// A webhook as sentences name it: its URL without what may be a password, or a token behind the host.
QString webhookName(const QJsonObject &webhook);

} // namespace hearthbook
