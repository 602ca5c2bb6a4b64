#include "core/importers/importundo.h"

#include "core/domain/textrules.h"
#include "core/importers/importplan.h"
#include "core/storage/undo.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

Outcome outcomeOf(UndoneRow::Outcome outcome)
{
    switch (outcome) {
    case UndoneRow::Removed: return Outcome::Removed;
    case UndoneRow::Restored: return Outcome::Restored;
    case UndoneRow::Unchanged: return Outcome::Unchanged;
    case UndoneRow::Refused: return Outcome::Rejected;
    }
    return Outcome::Rejected;
}

} // namespace

Result<ReportedImport> readReport(const QByteArray &json)
{
    const Result<JsonDocument> document = readJsonFile(json);
    if (!document)
        return failure(document);
    std::string_view epoch;
    dom::element operation;
    bool dryRun = false;
    if (document->root()["epoch"].get_string().get(epoch) != simdjson::SUCCESS
        || document->root()["operation"].get(operation) != simdjson::SUCCESS
        || document->root()["dry_run"].get_bool().get(dryRun) != simdjson::SUCCESS)
        return failure(ErrorCode::InvalidInput, u"The file is no report of an import"_s);
    if (dryRun)
        return failure(ErrorCode::InvalidInput, u"The report is of a dry run, which wrote nothing"_s);
    ReportedImport import { text(epoch), {} };
    if (operation.is_null())
        return import;
    int64_t number = 0;
    if (operation.get_int64().get(number) != simdjson::SUCCESS)
        return failure(ErrorCode::InvalidInput, u"The report's operation is no number"_s);
    import.operation = number;
    return import;
}

Result<ImportReport> undoImport(Store &store, const ReportedImport &import, bool dryRun)
{
    ImportReport report;
    report.kind = u"undo"_s;
    report.at = Timestamp::now();
    report.dryRun = dryRun;
    const Result<QString> epoch = store.journal().epoch();
    if (!epoch)
        return failure(epoch);
    report.epoch = *epoch;
    if (import.epoch != report.epoch)
        return failure(ErrorCode::Conflict,
                       u"The report is of another database, or of this one before it was restored"_s);
    if (!import.operation)
        return report;
    Undo undo(store.connection());
    const Result<std::vector<UndoneRow>> rows = undo.run(*import.operation,
                                                         dryRun ? Undo::Mode::Look : Undo::Mode::Apply);
    if (!rows)
        return failure(rows);
    for (const UndoneRow &row : *rows)
        report.entries.push_back({ row.key, outcomeOf(row.outcome), row.reason });
    if (!dryRun && report.count(Outcome::Removed) + report.count(Outcome::Restored) > 0)
        report.operation = store.journal().operation();
    return report;
}

} // namespace hearthbook
