#pragma once

#include "core/domain/registrysnapshot.h"
#include "core/storage/connection.h"

#include <string>
#include <unordered_map>

namespace hearthbook {

/// How the stored rows of a kind stand to a whole listing of it.
struct ListedRows
{
    std::vector<std::string> missing = {}; ///< ids that are present and not listed
    qint64 present = 0;                    ///< rows that are not gone
};

/// Rows made after `asOf` are none of the listing's business: it is older than they are.
struct ListingTime
{
    std::optional<Timestamp> asOf = {};
};

/// The same of devices, and what is needed to find those that have another id.
struct ListedDevices : ListedRows
{
    struct Entry
    {
        const DevicePatch *row = nullptr; ///< null where it was rejected
        bool stored = false;              ///< under this id
    };

    std::unordered_map<std::string_view, Entry> listed = {}; ///< by id, which the listing keeps
    std::vector<std::string> goneBefore = {};                ///< ids that are gone and not listed
};

/// Errors of all: Corrupt, Busy.
Result<ListedDevices> compareDevices(Connection &connection, const DeviceListing &listing, const ListingTime &time);
/// An entity that has another id now is not missing: its registry id is listed.
Result<ListedRows> compareEntities(Connection &connection, const EntityListing &listing, const ListingTime &time);
Result<ListedRows> compareAreas(Connection &connection, const AreaListing &listing);
Result<ListedRows> compareLabels(Connection &connection, const LabelListing &listing);
Result<ListedRows> compareIntegrations(Connection &connection, const IntegrationListing &listing);

} // namespace hearthbook
