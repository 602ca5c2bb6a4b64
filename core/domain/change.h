#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// Who writes, and by which way: put into the journal beside every change.
struct Origin
{
    QString actor = {};  ///< a person, an API key's name, "anonymous"
    QString origin = {}; ///< "api", "sync", "import", "desktop"
    QString what = {};   ///< the operation in a word, as "devices.bulk_upsert"
};

/// One write operation.
struct Operation
{
    qint64 id = 0;
    Timestamp at = {};
    QString actor = {};
    QString origin = {};
    QString what = {}; ///< as Origin::what
    qint64 changes = 0; ///< its journal rows
    qint64 lastSeq = 0; ///< the last of them; where there is none, the newest row then
};

/// One row of the journal.
struct Change
{
    qint64 seq = 0;
    Timestamp at = {};
    QString actor = {};                   ///< "external" where somebody else wrote the file
    QString origin = {};
    std::optional<qint64> operation = {}; ///< the write operation it was part of
    QString kind = {};                    ///< device, entity, area, integration, preferences, webhook, sync
    QString key = {};
    QString action = {};                  ///< create, update, remove
    QByteArray before = {};               ///< JSON object: old values of what changed; the whole row of a removal
};

} // namespace hearthbook
