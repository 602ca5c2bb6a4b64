#pragma once

#include "core/importers/importplan.h"
#include "core/storage/store.h"

namespace hearthbook {

enum class ImportMode {
    Write, ///< writes rows and keeps the report
    Keep,  ///< a dry run whose report is kept
    Look   ///< a dry run that writes nothing at all
};

/// A report, and the id under which it is kept.
struct FinishedImport
{
    ImportReport report = {};
    std::optional<qint64> id = {}; ///< nothing with ImportMode::Look
};

/// Compares a plan with what is stored and, unless it is a dry run, writes it: adds what is new, changes what differs, leaves
/// the rest; registry rows that are there are completed alone. What a source does not say of a row that is there stays as it is: scheme, filters, counters. `report` has kind,
/// source and copy. Runs in the caller's transaction and operation; with Look it needs none. Error: as for any write, and
/// where a secret cannot be sealed; then nothing shall be committed.
Result<FinishedImport> runImport(Store &store, const ImportPlan &plan, const WebhookTools &tools, ImportReport report,
                                 ImportMode mode);

/// The origin of an import's operation: `what` is "import.webhooks" and the like.
Origin importOrigin(const QString &actor, const QString &kind);

} // namespace hearthbook
