#include "app/import.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/importend.h"
#include "app/influximport.h"
#include "app/terminal.h"
#include "app/webhooks.h"
#include "app/wholefile.h"
#include "core/domain/fielderrors.h"
#include "core/importers/importundo.h"
#include "core/importers/importwriter.h"
#include "core/storage/operation.h"
#include "server/api/webhooktools.h"

#include <QFile>
#include <QFileInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A failure of the database itself. What is wrong with a source or a report is no such failure.
int databaseFailure(const Error &error)
{
    return reportFailure(error, ExitDatabaseUnusable);
}

int simpleFailure(const Error &error)
{
    return reportFailure(error, ExitFailed);
}

int import(const Settings &settings, const ImportRequest &request)
{
    if (keyError(request.userId, {})) {
        printError(u"--user-id must have 1 to %1 characters, and no control characters"_s.arg(maxIdCharacters));
        return ExitUsage;
    }
    const Result<SourceFile> source = SourceFile::open(request.kind, request.source);
    if (!source)
        return simpleFailure(source.error());
    const DatabaseOptions database = databaseOptions(settings);
    if (isSameFile(request.source, database.path))
        return simpleFailure(
            { ErrorCode::Conflict,
              u"The source %1 is the database itself: serve or migrate takes it over as it is"_s.arg(request.source),
              {} });
    WebhookSecrets secrets(database, webhookKeyFile(settings, database.path));
    const WebhookTools tools = webhookTools(secrets, [&] { return targetPolicy(settings, {}); });
    const ImportPlan plan = source->plan(request.userId, tools);
    const Result<OpenedStore> opened = request.dryRun ? openForLooking(settings) : openBesideServer(settings);
    if (!opened)
        return databaseFailure(opened.error());
    ImportReport report { .kind = importKindWord(request.kind), .source = request.source };
    if (!request.dryRun && !plan.unreadable) {
        const Result<QString> copy = source->copy();
        if (!copy)
            return simpleFailure(copy.error());
        report.copy = *copy;
    }
    Store &store = *opened->store;
    Result<FinishedImport> finished;
    if (request.dryRun) {
        finished = runImport(store, plan, tools, report, ImportMode::Look);
    } else {
        const Result<void> done = runOperation(store, importOrigin(commandActor(), report.kind), [&]() -> Result<void> {
            finished = runImport(store, plan, tools, report, ImportMode::Write);
            return finished ? Result<void>() : failure(finished);
        });
        if (!done)
            return reportFailure(done.error());
    }
    return finished ? finishImport(finished->report, request.report) : reportFailure(finished.error());
}

int undo(const Settings &settings, const ImportRequest &request)
{
    QFile file(request.undo);
    if (!file.open(QIODevice::ReadOnly))
        return simpleFailure({ ErrorCode::Unavailable,
                               u"The report %1 cannot be read: %2"_s.arg(request.undo, file.errorString()),
                               {} });
    const Result<ReportedImport> reported = readReport(file.readAll());
    if (!reported)
        return simpleFailure(reported.error());
    const QString database = databaseOptions(settings).path;
    if (!QFileInfo::exists(database))
        return databaseFailure({ ErrorCode::Unavailable, u"There is no database %1"_s.arg(database), {} });
    const Result<OpenedStore> opened = request.dryRun ? openForLooking(settings) : openBesideServer(settings);
    if (!opened)
        return databaseFailure(opened.error());
    Store &store = *opened->store;
    Result<ImportReport> report;
    const auto work = [&]() -> Result<void> {
        report = undoImport(store, *reported, request.dryRun);
        return report ? Result<void>() : failure(report);
    };
    const Result<void> done = request.dryRun ? work()
                                             : runOperation(store, importOrigin(commandActor(), u"undo"_s), work);
    if (!done)
        return reportFailure(done.error());
    report->source = request.undo;
    return finishImport(*report, request.report);
}

} // namespace

int runImportCommand(const Settings &settings, const ImportRequest &request)
{
    if (request.influx)
        return runInfluxImport(settings, request);
    return request.undo.isEmpty() ? import(settings, request) : undo(settings, request);
}

} // namespace hearthbook
