#include "app/influximport.h"

#include "app/database.h"
#include "app/exitcodes.h"
#include "app/importend.h"
#include "app/influx.h"
#include "app/terminal.h"
#include "core/importers/importwriter.h"
#include "core/importers/influxcheck.h"
#include "core/importers/influxregistry.h"
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
void warnIfEmpty(const ImportPlan &plan, const InfluxSource &source)
{
    const RegistryPlan &registry = plan.registry;
    if (registry.devices.listing.rows.empty() && registry.entities.listing.rows.empty()
        && registry.integrations.empty())
        printError(
            u"InfluxDB has no device, entity or config entry in the bucket \"%1\"%2; check INFLUXDB_BUCKET"_s.arg(
                source.bucket, source.since ? u" since "_s + source.since->toString() : QString()));
}

/// Without user and password.
QString nameOf(const InfluxOptions &options)
{
    const QUrl::FormattingOptions parts = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::StripTrailingSlash;
    return options.url.toDisplayString(parts) + u", bucket "_s + options.bucket;
}

Result<ImportReport> write(Store &store, const ImportPlan &plan, const ImportReport &report, bool dryRun)
{
    Result<FinishedImport> finished;
    if (dryRun) {
        finished = runImport(store, plan, {}, report, ImportMode::Look);
        return finished ? Result<ImportReport>(finished->report) : failure(finished);
    }
    const Result<void> done = runOperation(store, importOrigin(commandActor(), report.kind), [&]() -> Result<void> {
        finished = runImport(store, plan, {}, report, ImportMode::Write);
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
    InfluxSource source { .bucket = options.bucket };
    if (request.since.count() > 0)
        source.since = Timestamp { Timestamp::now().microseconds - request.since.count() * 1000 };
    InfluxStatus status;
    InfluxClient client(options, status);
    const Result<ImportPlan> plan = readInfluxRegistry(client, source);
    if (!plan)
        return sourceFailure(plan.error(), source);
    warnIfEmpty(*plan, source);
    const Result<OpenedStore> opened = request.dryRun ? openForLooking(settings) : openBesideServer(settings);
    if (!opened) {
        printError(opened.error().message);
        return ExitDatabaseUnusable;
    }
    Store &store = *opened->store;
    Result<ImportReport> report = write(store, *plan, { .kind = u"influx"_s, .source = nameOf(options) },
                                        request.dryRun);
    if (!report)
        return reportFailure(report.error());
    if (request.dryRun)
        return finishImport(*report, request.report);
    // Everything is in by now: the report is kept even where the source cannot be read again.
    const Result<ImportPlan> again = readInfluxRegistry(client, source);
    if (!again) {
        finishImport(*report, request.report);
        printError(u"Everything was imported, but could not be compared with the source"_s);
        return sourceFailure(again.error(), source);
    }
    Result<std::vector<ImportEntry>> differences = compareWithSource(store, *plan, *again, *report);
    if (!differences)
        return reportFailure(differences.error());
    report->compared = true;
    report->differences = std::move(*differences);
    return finishImport(*report, request.report);
}

} // namespace hearthbook
