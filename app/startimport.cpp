#include "app/startimport.h"

#include "core/importers/importwriter.h"
#include "core/importers/sourcefile.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcImport, "hearthbook.import")

/// Nothing where the file was imported before.
Result<std::optional<ImportReport>> importFile(Store &store, const SourceFile &source, const ImportPlan &plan,
                                               const WebhookTools &tools)
{
    ImportReport report { .kind = importKindWord(source.kind()), .source = source.path() };
    const Result<bool> known = store.imports().isKnown(report.kind, plan.hash);
    if (!known)
        return failure(known);
    if (*known)
        return std::optional<ImportReport>();
    const Result<QString> copy = source.copy();
    if (!copy)
        return failure(copy);
    report.copy = *copy;
    Result<FinishedImport> finished = runImport(store, plan, tools, report, ImportMode::Write);
    if (!finished)
        return failure(finished);
    return std::optional(std::move(finished->report));
}

void logReport(const QString &file, const ImportReport &report)
{
    qCInfo(lcImport).noquote() << u"Imported %1: %2 added, %3 changed, %4 unchanged, %5 rejected; a copy is %6"_s.arg(
        file, QString::number(report.count(Outcome::Added)), QString::number(report.count(Outcome::Changed)),
        QString::number(report.count(Outcome::Unchanged)), QString::number(report.count(Outcome::Rejected)),
        report.copy.value_or(QString()));
    for (const ImportEntry &entry : report.entries) {
        if (entry.outcome == Outcome::Rejected)
            qCWarning(lcImport).noquote() << u"Rejected %1: %2"_s.arg(entry.id, entry.reason);
    }
}

void logFailure(const QString &file, const QString &reason)
{
    qCWarning(lcImport).noquote() << u"%1 was not imported: %2"_s.arg(file, reason);
}

} // namespace

void importWebhooksAtStart(Writer &writer, const QString &file, const WebhookTools &tools)
{
    const Result<SourceFile> source = SourceFile::open(ImportKind::Webhooks, file);
    if (!source)
        return logFailure(file, source.error().message);
    const ImportPlan plan = source->plan({}, tools);
    if (plan.unreadable)
        return logFailure(file, plan.left.front().reason);
    std::optional<ImportReport> report;
    const Result<void> done = writer.submitAndWait(
        importOrigin(u"serve"_s, importKindWord(ImportKind::Webhooks)), [&](Store &store) -> Result<void> {
            Result<std::optional<ImportReport>> imported = importFile(store, *source, plan, tools);
            if (!imported)
                return failure(imported);
            report = std::move(*imported);
            return {};
        });
    if (!done)
        return logFailure(file, done.error().message);
    if (report)
        logReport(file, *report);
}

} // namespace hearthbook
