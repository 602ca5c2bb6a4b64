#pragma once

#include "ui/models/overview.h"
#include "ui/models/statelook.h"

namespace hearthbook {

/// Which book it is, for what can be said of its health. A file without a server knows nothing of Home Assistant and InfluxDB.
struct BookSort
{
    QString place = {};
    bool isServer = false;
    bool isReadOnly = false;
};

StateLook databaseLook(const Overview &overview, const BookSort &book);
StateLook homeAssistantLook(const Overview &overview, const BookSort &book);
StateLook influxLook(const Overview &overview, const BookSort &book);
StateLook webhooksLook(const Overview &overview, const BookSort &book);
StateLook backupLook(const Overview &overview, const BookSort &book);

/// What a listing that is held lacks, `held` as in GET /api/discovery: "20 of 40 devices and 3 of 90 entities".
QString heldText(const QJsonObject &held);

} // namespace hearthbook
