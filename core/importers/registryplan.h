#pragma once

#include "core/domain/integration.h"
#include "core/domain/registryreader.h"
#include "core/domain/servicereader.h"
#include "core/storage/upsert.h"

#include <vector>

namespace hearthbook {

/// Registry rows of an old source, read, and what it says of each beside its fields.
template<typename Patch>
struct OldRows
{
    Listing<Patch> listing = {};
    std::vector<OldRow> old = {}; ///< by the index of a row in the listing

    /// Of a row of the listing; nothing beside its fields where the source says nothing.
    OldRow of(const Patch &row) const
    {
        return row.index < qsizetype(old.size()) ? old[std::size_t(row.index)] : OldRow();
    }
};

/// What a source knows of the registry. Devices come before entities.
struct RegistryPlan
{
    std::vector<Integration> integrations = {};
    OldRows<DevicePatch> devices = {};
    OldRows<EntityPatch> entities = {};
    std::vector<ServiceDefinition> services = {};
};

} // namespace hearthbook
