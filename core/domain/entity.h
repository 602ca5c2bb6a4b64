#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// One row of the entity registry. `entityId` ("light.kitchen") changes when it is renamed; `registryId` does not.
struct Entity
{
    QString entityId = {};
    std::optional<QString> registryId = {};   ///< the registry's own id, 32 hex digits
    std::optional<QString> deviceId = {};     ///< a device that is stored, or nothing
    QString domain = {};                      ///< before the first dot of entityId; "unknown" where there is none
    std::optional<QString> platform = {};
    std::optional<QString> uniqueId = {};
    std::optional<QString> areaId = {};       ///< owned by the user; nothing means the device's
    std::optional<QString> name = {};         ///< owned by the user
    std::optional<QString> originalName = {};
    std::optional<QString> icon = {};
    std::optional<QString> entityCategory = {};
    bool disabled = false;                    ///< owned by the user
    std::optional<QString> disabledBy = {};
    std::optional<QString> hiddenBy = {};
    QByteArray labels = "[]";                 ///< owned by the user; JSON array of label ids
    QByteArray aliases = "[]";                ///< JSON array
    QByteArray options = "{}";                ///< JSON object
    std::optional<QString> configEntryId = {};
    std::optional<QString> notes = {};        ///< owned by the user
    std::optional<Timestamp> goneAt = {};     ///< when a full listing first lacked it
    Timestamp createdAt = {};
    Timestamp updatedAt = {};
    qint64 revision = 0;                      ///< grows by one with every change; the ETag

    /// The user's name, else the integration's, else "Title Case" of the object id.
    QString friendlyName() const;
};

} // namespace hearthbook
