#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/webhook.h"

namespace hearthbook {

/// The JSON form of webhooks, on the wire and in the database. The only place that knows it.

/// `["device.*"]`, as stored, and back. What another program stored there that is no text is left out.
QByteArray eventsJson(const QStringList &events);
QStringList readEvents(const QByteArray &json);

} // namespace hearthbook
