#pragma once

#include "core/domain/timestamp.h"

#include <QString>

#include <optional>
#include <vector>

namespace hearthbook {

/// A config entry of Home Assistant: one configured integration.
struct Integration
{
    QString entryId = {};
    QString domain = {};
    std::optional<QString> title = {};
    std::optional<QString> state = {};      ///< loaded, setup_error, not_loaded, …
    std::optional<QString> source = {};
    std::optional<QString> disabledBy = {};
    qint64 version = 1;
    Timestamp createdAt = {};
    Timestamp updatedAt = {};
    qint64 revision = 0;
};

/// What one platform brought into the home.
struct PlatformAnalytics
{
    struct DomainCount
    {
        QString domain = {};
        qint64 count = 0;
    };

    qint64 deviceCount = 0;                   ///< devices with at least one entity of the platform
    qint64 entityCount = 0;
    std::vector<DomainCount> breakdown = {};  ///< largest first
};

} // namespace hearthbook
