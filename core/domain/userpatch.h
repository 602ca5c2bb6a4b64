#pragma once

#include "core/domain/jsondocument.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// What a user changes of a device or an entity. Absent stays as it is, null clears (RFC 7396).
struct UserPatch
{
    using Text = std::optional<std::optional<QString>>;

    Text name = {};   ///< Device::nameByUser, Entity::name
    Text areaId = {};
    Text notes = {};
    std::optional<QByteArray> labels = {}; ///< JSON array in stored form: sorted, each once
    std::optional<bool> disabled = {};     ///< by the user; false also lifts what somebody else disabled
};

/// The rows that a user changes: they differ in how their wire form calls the user's name.
enum class UserRow { Device, Entity };

/// Reads `name_by_user` (of an entity also `name`), `area_id`, `labels`, `notes`, `disabled`. An empty name or area is none.
/// Errors: InvalidInput with an item for each wrong value, and for each member that is not the user's to change.
Result<UserPatch> readUserPatch(simdjson::dom::object body, UserRow row);

} // namespace hearthbook
