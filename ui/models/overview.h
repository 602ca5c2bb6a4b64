#pragma once

#include "core/source/metadatasource.h"

#include <QDate>

namespace hearthbook {

/// How many rows of a kind there are.
struct KindCount
{
    qint64 total = 0;
    qint64 disabled = 0;
    qint64 gone = 0; ///< that the last whole listing did not have
};

/// How many changes a day brought.
struct DayCount
{
    QDate day = {};
    qint64 changes = 0;
};

/// What the overview shows, as it was last read. A part that could not be read is as it was before.
struct Overview
{
    KindCount devices = {};
    KindCount entities = {};
    qint64 areas = 0;
    std::vector<ValueCount> integrations = {}; ///< of devices, as the two below
    std::vector<ValueCount> manufacturers = {};
    std::vector<ValueCount> areaIds = {};
    std::vector<ValueCount> domains = {};  ///< of entities
    std::vector<DayCount> days = {};       ///< oldest first, the last is today; empty where the book does not tell
    std::vector<QJsonObject> webhooks = {}; ///< rows
    QJsonObject health = {};               ///< as GET /health
    QJsonObject discovery = {};            ///< as GET /api/discovery
    QString lastListing = {};              ///< when a listing of Home Assistant last changed something; empty: never

    bool hasRows() const { return devices.total + entities.total + areas > 0; }
};

} // namespace hearthbook
