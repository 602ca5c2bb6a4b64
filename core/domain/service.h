#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// A service (action) that Home Assistant offers.
struct ServiceDefinition
{
    QString domain = {};
    QString service = {};
    QByteArray definition = "{}"; ///< JSON object: name, description, fields, target, …
};

/// A service as a list shows it.
struct ListedService
{
    QString serviceId = {}; ///< `light.turn_on`
    ServiceDefinition definition = {};
    std::optional<QString> name = {};        ///< that of the definition
    std::optional<QString> description = {}; ///< likewise
    Timestamp updatedAt = {};
};

} // namespace hearthbook
