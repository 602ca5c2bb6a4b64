#pragma once

#include "core/importers/importreport.h"
#include "core/storage/store.h"

namespace hearthbook {

/// The import that a report tells of, as far as an undo needs it.
struct ReportedImport
{
    QString epoch = {};
    std::optional<qint64> operation = {};
};

/// Reads a report in the form of ImportReport::toJson(). Error: InvalidInput where it is none, or a dry run's.
Result<ReportedImport> readReport(const QByteArray &json);

/// Takes the reported import back, or an undo of one; see Undo. A report of an import that changed nothing takes nothing back.
/// Runs in the caller's transaction and operation; with `dryRun` it writes nothing and needs none. Errors: Conflict where the
/// report is of another database, or of this one before a restore; NotFound.
Result<ImportReport> undoImport(Store &store, const ReportedImport &import, bool dryRun);

} // namespace hearthbook
