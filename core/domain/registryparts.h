#pragma once

#include "core/domain/registrysnapshot.h"

namespace hearthbook {

/// The small parts of a snapshot, from the `result` of Home Assistant's commands (2024.4 to 2026.9). Unknown members are
/// ignored, a wrong row is rejected alone. What is read owns its texts: the document may go. Any thread.
/// Error of each: InvalidInput `list_type` or `dict_type` where the value is of another type.

/// config/area_registry/list.
Result<AreaListing> readAreas(simdjson::dom::element list);
/// config/label_registry/list.
Result<LabelListing> readLabels(simdjson::dom::element list);
/// config_entries/get.
Result<IntegrationListing> readIntegrations(simdjson::dom::element list);
/// config/device_registry/list_composite_splits: `{old_id: {split_ids, primary_id}}`. A split without ids that can be
/// stored is left out.
Result<std::vector<CompositeSplit>> readSplits(simdjson::dom::element splits);

} // namespace hearthbook
