#pragma once

#include "core/domain/jsonwriter.h"

#include <vector>

namespace hearthbook {

/// Rows of one kind that a listing lacks.
struct RemovalCount
{
    QString kind = {};    ///< devices, entities, areas, labels, integrations
    qint64 missing = 0;   ///< present rows that the listing lacks
    qint64 present = 0;   ///< rows that are not gone
    bool tooMany = false; ///< over the bounds: why it was refused

    bool operator==(const RemovalCount &) const = default;
};

/// A listing that was refused because it lacks too much, and waits for somebody's word. What it said stays in the
/// database; the newest of each source.
struct HeldListing
{
    QString source = {};                    ///< "discovery", "feeder:devices", "feeder:entities"
    Timestamp at = {};                      ///< when it came
    std::vector<RemovalCount> removals = {}; ///< of each kind that was listed

    /// Rows of all kinds that would go.
    qint64 wouldRemove() const;
};

/// `{source, at, reason: "refused", would_remove, removals: {devices: {missing, present, too_many}, …}}`.
void writeJson(JsonWriter &json, const HeldListing &held);

} // namespace hearthbook
