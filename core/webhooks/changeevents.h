#pragma once

#include "core/domain/change.h"
#include "core/webhooks/eventfilter.h"

#include <optional>

namespace hearthbook {

/// What the journal tells webhooks.
struct ChangeEvent
{
    Event event = {};
    /// The `data` of its payload: {"key","action","before"} and the row as it is now, by its kind.
    QByteArray data = {};
    QString inheritedFrom = {}; ///< the device where an entity without an area of its own is, or was
};

/// The event of a journal row; nothing where webhooks are not told of such a row. An update of an entity whose `before`
/// holds another entity_id is entity.renamed; every change of preferences is preferences.updated.
/// `current` is the row as it is now in its wire form; empty where it is gone. The caller adds the area of the
/// device `inheritedFrom` to `event.areaIds`.
/// Errors: Corrupt where `before` or `current` is no JSON object.
Result<std::optional<ChangeEvent>> changeEvent(const Change &change, const QByteArray &current);

} // namespace hearthbook
