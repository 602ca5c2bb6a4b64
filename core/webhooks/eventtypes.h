#pragma once

#include "core/domain/result.h"
#include "core/webhooks/eventfilter.h"

#include <QByteArray>
#include <QString>

#include <span>

namespace hearthbook {

/// One kind of event that a webhook can listen to.
struct EventType
{
    QStringView name = {};
    EventSubject subject = EventSubject::General;
    QStringView meaning = {};   ///< a sentence for a person
    QByteArrayView sample = {}; ///< its `data`, JSON text

    /// The whole payload of the Standard scheme, always the same bytes.
    QByteArray samplePayload() const;
};

/// All events that Hearthbook makes itself, and the game events of both old services. Others may be dispatched too.
std::span<const EventType> eventTypes();

/// Nothing where the name is none of eventTypes().
const EventType *eventType(QStringView name);

/// Whether an event may be dispatched under `name`: 1 to 64 ASCII letters, digits and `_.-`, for it stands in headers.
/// Errors: InvalidInput.
Result<void> checkEventName(const QString &name);

} // namespace hearthbook
