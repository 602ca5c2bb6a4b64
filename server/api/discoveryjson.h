#pragma once

#include "core/discovery/discoverystatus.h"
#include "core/discovery/historyinbox.h"
#include "core/domain/heldlisting.h"
#include "core/storage/registrysync.h"

namespace hearthbook {

/// `{state, last_run, next_retry, counts, held, error, address, history}`; `history`: `{written, lost, failures, last_written,
/// error}` or null.
void writeJson(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held,
               const std::optional<HistoryStatus> &history);

/// What /health shows: `{state, last_run, held}`.
void writeHealth(JsonWriter &json, const DiscoveryStatus &status, const std::optional<HeldListing> &held);

/// `{success, timestamp, moved, areas: {inserted, updated, unchanged, gone, removed, rejected}, labels, …}`.
void writeJson(JsonWriter &json, const SyncReport &report);

} // namespace hearthbook
