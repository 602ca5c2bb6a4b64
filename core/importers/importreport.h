#pragma once

#include "core/domain/jsonwriter.h"
#include "core/domain/timestamp.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hearthbook {

/// What became of one entry of a source, or of one row of an undone import.
enum class Outcome {
    Added,
    Changed,
    Unchanged, ///< it was there already, just so
    Rejected,  ///< it could not be taken; the reason says why
    Ignored,   ///< nothing that Hearthbook keeps
    Removed,   ///< by an undo
    Restored   ///< by an undo
};

/// "added", "changed" …: the word of reports.
QString outcomeWord(Outcome outcome);

/// One entry of a report.
struct ImportEntry
{
    QString
        id = {}; ///< of a row; a key of the browser's storage, `domain.service`, `table.column`; empty: the whole source
    Outcome outcome = Outcome::Unchanged;
    QString reason = {}; ///< a sentence without secrets; empty where there is nothing to say
};

/// What an import, or its undo, did or would do.
struct ImportReport
{
    QString kind = {}; ///< "webhooks", "local-storage", "database", "influx", "ndjson"; "undo"
    QString source = {}; ///< as it was named; empty over HTTP
    std::optional<QString> copy = {}; ///< where the source was copied to first
    bool dryRun = false; ///< nothing was written
    Timestamp at = {};
    QString epoch = {}; ///< of the database: operations of another, or of a restored one, are others
    std::optional<qint64> operation = {}; ///< that an undo takes back; nothing where nothing changed
    std::vector<ImportEntry> entries = {};
    bool compared = false; ///< with a second reading of the source
    std::vector<ImportEntry> differences = {}; ///< what that found; their outcome means nothing

    qint64 count(Outcome outcome) const;
    bool hasRejected() const { return count(Outcome::Rejected) > 0; }

    /// `{kind, source, copy, dry_run, at, epoch, operation, added, …, entries: [{id, outcome, reason}]}`, and
    /// `verified, differences: [{id, reason}]` where it was compared.
    QByteArray toJson() const;
    /// For a terminal: a line an entry, at most 50 of each outcome, then one that counts.
    QStringList toLines() const;
};

} // namespace hearthbook
