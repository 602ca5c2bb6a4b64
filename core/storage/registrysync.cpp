#include "core/storage/registrysync.h"

#include "core/domain/devicelisting.h"
#include "core/domain/snapshotjson.h"
#include "core/storage/devicemoves.h"
#include "core/storage/gonerows.h"
#include "core/storage/listedrows.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// One snapshot on its way into the book: what it lacks is found out first, then it is written.
class SyncRun
{
public:
    SyncRun(Store &store, RegistrySnapshot &snapshot, const ListingTime &time)
        : m_store(store), m_snapshot(snapshot), m_time(time), m_moves(store.connection()), m_gone(store.connection())
    {
    }

    /// Reads, writes nothing.
    Result<void> compare()
    {
        Connection &connection = m_store.connection();
        Result<void> done = compareWith(m_snapshot.areas, m_areas,
                                        [&](const auto &listing) { return compareAreas(connection, listing); });
        if (done)
            done = compareWith(m_snapshot.labels, m_labels,
                               [&](const auto &listing) { return compareLabels(connection, listing); });
        if (done)
            done = compareWith(m_snapshot.integrations, m_integrations,
                               [&](const auto &listing) { return compareIntegrations(connection, listing); });
        if (done && m_snapshot.devices) {
            putParentsFirst(m_snapshot.devices->rows);
            done = compareWith(m_snapshot.devices, m_devices,
                               [&](const auto &listing) { return compareDevices(connection, listing, m_time); });
            if (done)
                done = m_moves.plan(m_snapshot.splits, m_devices);
        }
        if (done)
            done = compareWith(m_snapshot.entities, m_entities,
                               [&](const auto &listing) { return compareEntities(connection, listing, m_time); });
        return done;
    }

    /// What would go, of each kind that was listed.
    std::vector<RemovalCount> removals(const RemovalGuard &guard) const
    {
        std::vector<RemovalCount> removals;
        const auto add = [&](const QString &kind, bool listed, const ListedRows &rows) {
            const qint64 missing = qint64(rows.missing.size());
            if (listed)
                removals.push_back({ kind, missing, rows.present, guard.refuses(missing, rows.present) });
        };
        add(u"devices"_s, m_snapshot.devices.has_value(), m_devices);
        add(u"entities"_s, m_snapshot.entities.has_value(), m_entities);
        add(u"areas"_s, m_snapshot.areas.has_value(), m_areas);
        add(u"labels"_s, m_snapshot.labels.has_value(), m_labels);
        add(u"integrations"_s, m_snapshot.integrations.has_value(), m_integrations);
        return removals;
    }

    Result<void> write(SyncReport &report)
    {
        Result<void> done = writeSmall(m_snapshot.areas, m_areas, m_store.areas(), report.areas);
        if (done)
            done = writeSmall(m_snapshot.labels, m_labels, m_store.labels(), report.labels);
        if (done)
            done = writeSmall(m_snapshot.integrations, m_integrations, m_store.integrations(), report.integrations);
        if (done && m_snapshot.devices)
            done = writeDevices(report);
        if (done && m_snapshot.entities)
            done = writeEntities(report.entities);
        return done;
    }

private:
    template<typename Part, typename Rows, typename Compare>
    static Result<void> compareWith(const std::optional<Part> &part, Rows &rows, Compare compare)
    {
        if (!part)
            return {};
        Result<Rows> compared = compare(*part);
        if (!compared)
            return failure(compared);
        rows = std::move(*compared);
        return {};
    }

    template<typename Part>
    static void take(SyncedKind &kind, const Part &part, UpsertReport upserted)
    {
        kind.rejectedCount = part.rejectedCount + qsizetype(upserted.rejected.size());
        static_cast<UpsertReport &>(kind) = std::move(upserted);
    }

    template<typename Part, typename RowStore>
    static Result<void> writeSmall(const std::optional<Part> &part, const ListedRows &rows, RowStore &store,
                                   SyncedKind &kind)
    {
        if (!part)
            return {};
        Result<UpsertReport> upserted = store.upsert(part->rows);
        if (!upserted)
            return failure(upserted);
        take(kind, *part, std::move(*upserted));
        for (const std::string &id : rows.missing) {
            const Result<void> removed = store.remove(id);
            if (!removed)
                return removed;
            ++kind.removed;
        }
        return {};
    }

    Result<void> writeDevices(SyncReport &report)
    {
        const auto domains = m_store.integrations().domains();
        if (!domains)
            return failure(domains);
        resolveIntegrations(*m_snapshot.devices, *domains);
        const Result<void> moved = m_moves.move(m_start);
        if (!moved)
            return moved;
        Result<UpsertReport> upserted = m_store.devices().upsert(m_snapshot.devices->rows);
        if (!upserted)
            return failure(upserted);
        take(report.devices, *m_snapshot.devices, std::move(*upserted));
        report.moved = m_moves.count();
        Result<void> done = m_moves.finish(m_start);
        if (done)
            done = m_gone.markDevices(m_devices.missing, m_start);
        return done ? countGone(m_gone.countDevices(m_start), report.devices) : done;
    }

    Result<void> writeEntities(SyncedKind &kind)
    {
        Result<UpsertReport> upserted = m_store.entities().upsert(m_snapshot.entities->rows);
        if (!upserted)
            return failure(upserted);
        take(kind, *m_snapshot.entities, std::move(*upserted));
        const Result<void> marked = m_gone.markEntities(m_entities.missing, m_start);
        return marked ? countGone(m_gone.countEntities(m_start), kind) : marked;
    }

    static Result<void> countGone(const Result<qint64> &count, SyncedKind &kind)
    {
        if (!count)
            return failure(count);
        kind.gone = qsizetype(*count);
        return {};
    }

    Store &m_store;
    RegistrySnapshot &m_snapshot;
    ListingTime m_time;
    Timestamp m_start = Timestamp::now();
    ListedRows m_areas;
    ListedRows m_labels;
    ListedRows m_integrations;
    ListedDevices m_devices;
    ListedRows m_entities;
    DeviceMoves m_moves;
    GoneRows m_gone;
};

bool refused(const std::vector<RemovalCount> &removals)
{
    return std::ranges::any_of(removals, &RemovalCount::tooMany);
}

} // namespace

Result<SyncReport> RegistrySync::apply(RegistrySnapshot &snapshot, const QString &source)
{
    SyncRun run(m_store, snapshot, {});
    SyncReport report;
    Result<void> done = run.compare();
    if (!done)
        return failure(done);
    std::vector<RemovalCount> removals = run.removals(m_guard);
    if (refused(removals)) {
        report.held = HeldListing { source, Timestamp::now(), std::move(removals) };
        m_store.journal().rename(heldOperation.toString());
        done = m_store.held().keep(*report.held, writeSnapshot(snapshot));
    } else {
        done = run.write(report);
        if (done)
            done = m_store.held().drop(source);
    }
    return done ? Result<SyncReport>(std::move(report)) : failure(done);
}

Result<SyncReport> RegistrySync::approve(const QString &source)
{
    const Result<std::optional<HeldListing>> held = m_store.held().find(source);
    if (!held)
        return failure(held);
    const Result<std::optional<QByteArray>> kept = m_store.held().snapshot(source);
    if (!kept)
        return failure(kept);
    if (!*held || !*kept)
        return failure(ErrorCode::NotFound, u"No listing of %1 waits for approval"_s.arg(source));
    Result<RegistrySnapshot> snapshot = readSnapshot(**kept);
    if (!snapshot)
        return failure(ErrorCode::Corrupt, u"The held listing of %1 cannot be read"_s.arg(source));
    SyncRun run(m_store, *snapshot, { (*held)->at });
    SyncReport report;
    Result<void> done = run.compare();
    if (done)
        done = run.write(report);
    if (done)
        done = m_store.held().drop(source);
    return done ? Result<SyncReport>(std::move(report)) : failure(done);
}

} // namespace hearthbook
