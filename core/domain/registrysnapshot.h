#pragma once

#include "core/domain/area.h"
#include "core/domain/integration.h"
#include "core/domain/registrylabel.h"
#include "core/domain/registryreader.h"

#include <QStringList>

namespace hearthbook {

using AreaListing = Listing<Area>;
using LabelListing = Listing<RegistryLabel>;
using IntegrationListing = Listing<Integration>;

/// A device of several config entries that Home Assistant (2026.8) replaced by one device for each.
struct CompositeSplit
{
    QString oldId = {};
    QStringList splitIds = {};
    std::optional<QString> primaryId = {}; ///< the one that goes on as the old device did
};

/// Everything that one look at the registries said, whole: what a listed part lacks is no longer there. A part that is
/// absent was not asked for, and its rows stay as they are.
struct RegistrySnapshot
{
    std::optional<AreaListing> areas = {};
    std::optional<LabelListing> labels = {};
    std::optional<IntegrationListing> integrations = {};
    std::optional<DeviceListing> devices = {};
    std::optional<EntityListing> entities = {};
    std::vector<CompositeSplit> splits = {}; ///< only meaningful beside devices
};

} // namespace hearthbook
