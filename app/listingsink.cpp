#include "app/listingsink.h"

#include "app/discovery.h"
#include "app/exitcodes.h"
#include "core/discovery/snapshotreader.h"
#include "core/discovery/syncsummary.h"
#include "core/storage/operation.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

ListingOutcome outcomeOf(const SyncReport &report)
{
    ListingOutcome outcome;
    outcome.lines = syncLines(report) + rejectedLines(report);
    if (report.held) {
        outcome.lines += u"Take it all the same with: hearthbookd discover --approve"_s;
        outcome.code = ExitFailed;
    } else if (rejectedCount(report) > 0) {
        outcome.code = ExitSomeRejected;
    }
    return outcome;
}

QString lineOf(const QString &name, const PostReport::Kind &kind)
{
    QString line =
        u"%1: %2 added, %3 changed, %4 unchanged"_s.arg(name).arg(kind.inserted).arg(kind.updated).arg(kind.unchanged);
    if (kind.rejected + kind.skipped > 0)
        line += u", %1 rejected"_s.arg(kind.rejected + kind.skipped);
    return line;
}

ListingOutcome outcomeOf(const PostReport &report)
{
    ListingOutcome outcome;
    outcome.lines = { lineOf(u"devices"_s, report.devices), lineOf(u"entities"_s, report.entities) };
    outcome.counts.devices = report.devices.inserted + report.devices.updated + report.devices.unchanged;
    outcome.counts.entities = report.entities.inserted + report.entities.updated + report.entities.unchanged;
    const qint64 left = report.devices.rejected + report.devices.skipped + report.entities.rejected
        + report.entities.skipped;
    outcome.code = left > 0 ? ExitSomeRejected : ExitDone;
    return outcome;
}

} // namespace

void StoreSink::put(const RegistryLists &lists, Done done)
{
    done(write(lists));
}

Result<ListingOutcome> StoreSink::write(const RegistryLists &lists)
{
    Result<RegistrySnapshot> snapshot = readSnapshot(lists);
    if (!snapshot)
        return failure(snapshot);
    Store &store = *m_store.store;
    Result<SyncReport> report;
    const Result<void> written = runOperation(store, discoveryOrigin(commandActor()), [&]() -> Result<void> {
        report = RegistrySync(store, m_guard).apply(*snapshot, discoverySource.toString());
        return report ? Result<void>() : failure(report);
    });
    if (!written)
        return failure(written);
    ListingOutcome outcome = outcomeOf(*report);
    outcome.counts = countsOf(*snapshot);
    outcome.applied = !report->held;
    return outcome;
}

Result<ListingOutcome> StoreSink::approve()
{
    Store &store = *m_store.store;
    Result<SyncReport> report;
    const Origin origin { commandActor(), u"sync"_s, approveOperation.toString() };
    const Result<void> written = runOperation(store, origin, [&]() -> Result<void> {
        report = RegistrySync(store).approve(discoverySource.toString());
        return report ? Result<void>() : failure(report);
    });
    return written ? Result<ListingOutcome>(outcomeOf(*report)) : failure(written);
}

void ServerSink::put(const RegistryLists &lists, Done done)
{
    m_poster.post(lists, [done = std::move(done)](const Result<PostReport> &report) {
        done(report ? Result<ListingOutcome>(outcomeOf(*report)) : failure(report));
    });
}

} // namespace hearthbook
