#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/patch.h"

#include <deque>
#include <string>
#include <vector>

namespace hearthbook {

/// A registry listing, read: the rows that can be stored, and why the others cannot. Owns what the rows point into.
template<typename Patch>
struct Listing
{
    std::vector<Patch> rows = {};
    qsizetype skipped = 0;                ///< rows without an id, as the old API skipped them
    std::vector<RowRemark> rejected = {}; ///< the first maxRemarks
    qsizetype rejectedCount = 0;          ///< all of them
    std::vector<Patch>
        refused = {};      ///< those of the rejected that have a usable id, for a whole listing: they were listed

    JsonDocument document = {};
    std::deque<std::string> canonical = {}; ///< JSON values in their stored form
};

using DeviceListing = Listing<DevicePatch>;
using EntityListing = Listing<EntityPatch>;

/// Reads an array of registry entries of any Home Assistant release; unknown keys are ignored. A wrong row is rejected
/// alone. Errors: those of JsonDocument::parse(); InvalidInput `list_type` where the body is no array. Any thread.
Result<DeviceListing> readDevices(const QByteArray &body);
Result<EntityListing> readEntities(const QByteArray &body);

/// The whole device registry: as readDevices(), and a device without config_entry_id and primary_config_entry gets the first
/// of its config_entries.
Result<DeviceListing> readDeviceRegistry(const QByteArray &body);

} // namespace hearthbook
