#pragma once

#include <QByteArray>
#include <QJsonDocument>

#include <optional>

namespace hearthbook {

/// Home Assistant's registry, as the REST API takes it: JSON arrays.
struct RegistryListing
{
    QByteArray devices = {};  ///< null: not listed
    QByteArray entities = {}; ///< null: not listed
};

/// Takes the listing out of a file: core.device_registry or core.entity_registry of the folder .storage, what Home Assistant's
/// WebSocket answers to the commands that list them, the array alone, or an object with `devices` and `entities`. Nothing where
/// it is none of these. Thread: any.
std::optional<RegistryListing> registryListing(const QJsonDocument &file);

} // namespace hearthbook
