#include "core/importers/registrywriter.h"

#include "core/domain/textrules.h"
#include "core/importers/importplan.h"

#include <QHash>

#include <limits>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Outcome outcomeOf(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Inserted: return Outcome::Added;
    case RowOutcome::Updated:
    case RowOutcome::Returned: return Outcome::Changed;
    case RowOutcome::Touched:
    case RowOutcome::Unchanged: return Outcome::Unchanged;
    }
    return Outcome::Unchanged;
}

template<typename Patch, typename Take>
Result<void> takeRows(const OldRows<Patch> &rows, Take take, ImportReport &report)
{
    for (const Patch &row : rows.listing.rows) {
        const Result<CompletedRow> done = take(row, rows.of(row));
        if (done)
            report.entries.push_back({ text(row.id), outcomeOf(done->outcome), done->remark });
        else if (isOfTheRow(done.error().code))
            report.entries.push_back({ text(row.id), Outcome::Rejected, reasonOf(done.error()) });
        else
            return failure(done);
    }
    for (const RowRemark &remark : rows.listing.rejected)
        report.entries.push_back({ remark.id, Outcome::Rejected, remark.reason });
    if (rows.listing.skipped > 0)
        report.entries.push_back({ {}, Outcome::Rejected, u"Rows without an id: %1"_s.arg(rows.listing.skipped) });
    if (const qsizetype more = rows.listing.rejectedCount - qsizetype(rows.listing.rejected.size()); more > 0)
        report.entries.push_back({ {}, Outcome::Rejected, u"Wrong rows beyond those: %1"_s.arg(more) });
    return {};
}

Result<Outcome> takeService(Store &store, const ServiceDefinition &service, RegistryCompleter::Mode mode)
{
    const Result<std::optional<ServiceDefinition>> known = store.services().find(service.domain, service.service);
    if (!known)
        return failure(known);
    if (*known)
        return Outcome::Unchanged;
    if (mode == RegistryCompleter::Mode::Look)
        return Outcome::Added;
    const Result<UpsertReport> written = store.services().upsert(std::span(&service, 1));
    return written ? Result<Outcome>(Outcome::Added) : failure(written);
}

/// A known config entry keeps what it has.
Integration completed(Integration known, const Integration &source)
{
    if (!known.title)
        known.title = source.title;
    if (!known.state)
        known.state = source.state;
    return known;
}

Result<Outcome> takeIntegration(Store &store, const Integration &source, const Integration *known,
                                RegistryCompleter::Mode mode)
{
    const Integration wanted = known ? completed(*known, source) : source;
    if (known && wanted.title == known->title && wanted.state == known->state)
        return Outcome::Unchanged;
    const Outcome outcome = known ? Outcome::Changed : Outcome::Added;
    if (mode == RegistryCompleter::Mode::Look)
        return outcome;
    const Result<UpsertReport> written = store.integrations().upsert(std::span(&wanted, 1));
    return written ? Result<Outcome>(outcome) : failure(written);
}

Result<void> takeIntegrations(Store &store, const std::vector<Integration> &integrations, RegistryCompleter::Mode mode,
                              ImportReport &report)
{
    if (integrations.empty())
        return {};
    const Result<Page<Integration>> list = store.integrations().list({ .limit = ListQuery::everything });
    if (!list)
        return failure(list);
    QHash<QString, const Integration *> known;
    for (const Integration &one : list->rows)
        known.insert(one.entryId, &one);
    for (const Integration &source : integrations) {
        const Result<Outcome> outcome = takeIntegration(store, source, known.value(source.entryId), mode);
        if (!outcome)
            return failure(outcome);
        report.entries.push_back({ source.entryId, *outcome, {} });
    }
    return {};
}

} // namespace

Result<void> completeRegistry(Store &store, const RegistryPlan &plan, RegistryCompleter::Mode mode,
                              ImportReport &report)
{
    RegistryCompleter completer(store.connection(), mode);
    Result<void> done = takeIntegrations(store, plan.integrations, mode, report);
    if (done)
        done = takeRows(
            plan.devices, [&](const DevicePatch &row, const OldRow &old) { return completer.device(row, old); },
            report);
    if (done)
        done = takeRows(
            plan.entities, [&](const EntityPatch &row, const OldRow &old) { return completer.entity(row, old); },
            report);
    if (!done)
        return done;
    for (const ServiceDefinition &service : plan.services) {
        const Result<Outcome> outcome = takeService(store, service, mode);
        if (!outcome)
            return failure(outcome);
        report.entries.push_back({ service.domain + u'.' + service.service, *outcome, {} });
    }
    return {};
}

} // namespace hearthbook
