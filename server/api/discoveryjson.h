#pragma once

#include "core/discovery/discoverystatus.h"
#include "core/domain/heldlisting.h"
#include "core/storage/registrysync.h"

namespace hearthbook {

/// `{state, last_run, next_retry, counts, held, error, address}`.
void writeJson(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held);

/// What /health shows: `{state, last_run, held}`.
void writeHealth(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held);

/// `{success, timestamp, moved, areas: {inserted, updated, unchanged, gone, removed, rejected}, labels, …}`.
void writeJson(JsonWriter &json, const SyncReport &report);

} // namespace hearthbook
