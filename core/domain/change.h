#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

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

/// What the journal tells of.
inline QStringList changeKinds()
{
    return { QStringLiteral("device"),      QStringLiteral("entity"),      QStringLiteral("area"),
             QStringLiteral("label"),       QStringLiteral("integration"), QStringLiteral("service"),
             QStringLiteral("preferences"), QStringLiteral("webhook"),     QStringLiteral("sync") };
}

/// One row of the journal.
struct Change
{
    qint64 seq = 0;
    Timestamp at = {};
    QString actor = {};                   ///< "external" where somebody else wrote the file
    QString origin = {};
    std::optional<qint64> operation = {}; ///< the write operation it was part of
    QString kind = {};                    ///< one of changeKinds()
    QString key = {};
    QString action = {};                  ///< create, update, remove
    QByteArray before = {};               ///< JSON object: old values of what changed; the whole row of a removal
};

/// From where to where the journal goes.
struct JournalSpan
{
    QString epoch = {}; ///< random, and another one after every restore: numbers of another epoch mean nothing
    qint64 first = 0;   ///< seq of its oldest row; 0 where it is empty
    qint64 last = 0;    ///< seq of its newest row; 0 where it is empty

    bool operator==(const JournalSpan &) const = default;
    /// Whether what came after `seq` is all there.
    bool reachesBackTo(qint64 seq) const { return seq <= last && seq >= first - 1; }
};

} // namespace hearthbook
