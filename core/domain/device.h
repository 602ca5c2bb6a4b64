#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// One row of the device registry. Identity is `deviceId`, the registry's 32 hex digits.
/// JSON-valued fields hold compact JSON text, sets in sorted order.
struct Device
{
    QString deviceId = {};
    QString name = {};                          ///< the registry's; never empty, falls back to model, then id
    std::optional<QString> nameByUser = {};     ///< owned by the user
    std::optional<QString> manufacturer = {};
    std::optional<QString> model = {};
    std::optional<QString> modelId = {};
    std::optional<QString> swVersion = {};
    std::optional<QString> hwVersion = {};
    std::optional<QString> serialNumber = {};
    std::optional<QString> areaId = {};         ///< owned by the user; names no row necessarily
    std::optional<QString> integration = {};
    std::optional<QString> entryType = {};      ///< "service" or nothing
    std::optional<QString> configurationUrl = {};
    std::optional<QString> suggestedArea = {};
    std::optional<QString> viaDeviceId = {};    ///< the hub it is reached through
    std::optional<QString> parentDeviceId = {}; ///< of a child device (Home Assistant 2026.9)
    std::optional<QString> configEntryId = {};
    std::optional<QString> disabledBy = {};     ///< owned by the user
    QByteArray labels = "[]";                   ///< owned by the user; JSON array of label ids
    QByteArray identifiers = "[]";              ///< JSON array of arrays; arity and member types vary
    QByteArray connections = "[]";              ///< JSON array of [type, value]
    std::optional<QString> notes = {};          ///< owned by the user
    std::optional<Timestamp> goneAt = {};       ///< when a full listing first lacked it
    std::optional<Timestamp> lastSeen = {};     ///< last listing that had it, in steps of the presence interval
    Timestamp createdAt = {};
    Timestamp updatedAt = {};
    qint64 revision = 0;                        ///< grows by one with every change; the ETag
    qint64 entityCount = 0;                     ///< derived: its entities

    /// What a person calls it.
    const QString &displayName() const { return nameByUser && !nameByUser->isEmpty() ? *nameByUser : name; }
};

} // namespace hearthbook
