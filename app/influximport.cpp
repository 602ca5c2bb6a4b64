#include "app/influximport.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/importend.h"
#include "app/influx.h"
#include "app/terminal.h"
#include "core/importers/influximport.h"
#include "core/storage/operation.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

int sourceFailure(const Error &error, const InfluxSource &source)
{
    printError(influxAdvice(error, source).message);
    return ExitFailed;
}

/// An owner who named another bucket shall not think that all is in.
void warnIfEmpty(const InfluxImport &import, const InfluxSource &source)
{
    if (import.isEmpty())
        printError(
            u"InfluxDB has no device, entity or config entry in the bucket \"%1\"%2; check INFLUXDB_BUCKET"_s.arg(
                source.bucket, source.since ? u" since "_s + source.since->toString() : QString()));
}

Result<ImportReport> write(Store &store, const InfluxImport &import, bool dryRun)
{
    Result<FinishedImport> finished;
    if (dryRun) {
        finished = import.run(store, ImportMode::Look);
        return finished ? Result<ImportReport>(finished->report) : failure(finished);
    }
    const Result<void> done = runOperation(store, importOrigin(commandActor(), u"influx"_s), [&]() -> Result<void> {
        finished = import.run(store, ImportMode::Write);
        return finished ? Result<void>() : failure(finished);
    });
    return done ? Result<ImportReport>(finished->report) : failure(done);
}

} // namespace

int runInfluxImport(const Settings &settings, const ImportRequest &request)
{
    const InfluxOptions options = influxOptions(settings);
    if (!options.isSetUp()) {
        printError(u"InfluxDB is not set up: give --influxdb-url or INFLUXDB_URL"_s);
        return ExitFailed;
    }
    const InfluxSource source = InfluxSource::reachingBack(options.bucket, request.since);
    ImportWatch watch;
    InfluxImport import(options, source, watch);
    if (const Result<void> read = import.read(); !read)
        return sourceFailure(read.error(), source);
    warnIfEmpty(import, source);
    const Result<OpenedStore> opened = request.dryRun ? openForLooking(settings) : openBesideServer(settings);
    if (!opened) {
        printError(opened.error().message);
        return ExitDatabaseUnusable;
    }
    Store &store = *opened->store;
    Result<ImportReport> report = write(store, import, request.dryRun);
    if (!report)
        return reportFailure(report.error());
    if (request.dryRun)
        return finishImport(*report, request.report);
    // Everything is in by now: the report is kept even where the source cannot be read again.
    if (const Result<void> again = import.readAgain(); !again) {
        finishImport(*report, request.report);
        printError(u"Everything was imported, but could not be compared with the source"_s);
        return sourceFailure(again.error(), source);
    }
    if (const Result<void> compared = import.compare(store, *report); !compared)
        return reportFailure(compared.error());
    return finishImport(*report, request.report);
}

} // namespace hearthbook
