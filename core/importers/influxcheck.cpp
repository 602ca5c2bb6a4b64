#include "core/importers/influxcheck.h"

#include "core/domain/textrules.h"
#include "core/importers/registrywriter.h"

#include <QSet>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

template<std::size_t N>
std::optional<QString> sent(const RowPatch<N> &row, std::size_t field)
{
    if (!row.has(field) || row.values[field].empty())
        return std::nullopt;
    return text(row.values[field]);
}

/// Finds what differs and tells of each row the first thing.
class SourceCheck
{
public:
    SourceCheck(Store &store, const ImportReport &report) : m_store(store)
    {
        for (const ImportEntry &entry : report.entries) {
            if (entry.outcome == Outcome::Added)
                m_added.insert(entry.id);
            if (entry.outcome == Outcome::Rejected)
                m_rejected.insert(entry.id);
        }
    }

    template<typename Patch>
    void compareCounts(const char *what, const OldRows<Patch> &first, const OldRows<Patch> &second)
    {
        QHash<QString, quint64> known;
        for (const Patch &row : first.listing.rows)
            known.insert(text(row.id), hashOf(row));
        for (const Patch &row : second.listing.rows) {
            const auto found = known.constFind(text(row.id));
            if (found == known.cend())
                tell(text(row.id), u"the source has it only in the second reading"_s);
            else if (*found != hashOf(row))
                tell(text(row.id), u"the source changed while it was imported"_s);
        }
        const qsizetype before = qsizetype(first.listing.rows.size());
        const qsizetype after = qsizetype(second.listing.rows.size());
        if (before != after)
            tell({},
                 u"the source had %1 %2 and now has %3"_s.arg(QString::number(before), QString::fromLatin1(what),
                                                              QString::number(after)));
    }

    Result<void> compareDevice(const DevicePatch &row, const OldRow &old)
    {
        const QString id = text(row.id);
        if (!m_added.contains(id))
            return {};
        const Result<std::optional<Device>> stored = m_store.devices().find(id);
        if (!stored)
            return failure(stored);
        if (!*stored) {
            tell(id, u"it is not there"_s);
            return {};
        }
        const Device &device = **stored;
        same(id, "manufacturer", sent(row, fieldIndex(deviceFields, "manufacturer")), device.manufacturer);
        same(id, "model", sent(row, fieldIndex(deviceFields, "model")), device.model);
        same(id, "sw_version", sent(row, fieldIndex(deviceFields, "sw_version")), device.swVersion);
        same(id, "area_id", sent(row, fieldIndex(deviceFields, "area_id")), device.areaId);
        const std::optional<QString> model = sent(row, fieldIndex(deviceFields, "model"));
        same(id, "name", sent(row, fieldIndex(deviceFields, "name")).value_or(model.value_or(id)), device.name);
        // A point may have been written since the first reading.
        if (old.lastSeen && (!device.lastSeen || *device.lastSeen > *old.lastSeen))
            differs(id, "last_seen");
        return {};
    }

    Result<void> compareEntity(const EntityPatch &row, const OldRow &old)
    {
        const QString id = text(row.id);
        if (!m_added.contains(id))
            return {};
        const Result<std::optional<Entity>> stored = m_store.entities().find(id);
        if (!stored)
            return failure(stored);
        if (!*stored) {
            tell(id, u"it is not there"_s);
            return {};
        }
        const Entity &entity = **stored;
        // The table's own word for none.
        same(id, "platform", sent(row, fieldIndex(entityFields, "platform")).value_or(u"unknown"_s),
             entity.platform.value_or(u"unknown"_s));
        same(id, "unique_id", sent(row, fieldIndex(entityFields, "unique_id")), entity.uniqueId);
        same(id, "area_id", sent(row, fieldIndex(entityFields, "area_id")), entity.areaId);
        if (entity.disabled != old.disabled)
            differs(id, "disabled");
        return compareDeviceOf(row, entity);
    }

    /// Nothing may be left to do: a row that is missing would be added, one that lacks a value completed.
    Result<void> compareGaps(const ImportPlan &second)
    {
        ImportReport again;
        const Result<void> looked = completeRegistry(m_store, second.registry, RegistryCompleter::Mode::Look, again);
        for (const ImportEntry &entry : again.entries) {
            if (entry.outcome == Outcome::Added)
                tell(entry.id, u"it is not there"_s);
            else if (entry.outcome == Outcome::Changed)
                tell(entry.id, u"it lacks a value that the source has"_s);
            else if (entry.outcome == Outcome::Rejected && !m_rejected.contains(entry.id))
                tell(entry.id, entry.reason);
        }
        return looked;
    }

    std::vector<ImportEntry> take() { return std::move(m_differences); }

private:
    /// A device that nobody knows was left out.
    Result<void> compareDeviceOf(const EntityPatch &row, const Entity &entity)
    {
        std::optional<QString> device = sent(row, fieldIndex(entityFields, "device_id"));
        if (device && device != entity.deviceId) {
            const Result<std::optional<Device>> known = m_store.devices().find(*device);
            if (!known)
                return failure(known);
            if (!*known)
                device.reset();
        }
        same(text(row.id), "device_id", device, entity.deviceId);
        return {};
    }

    template<typename Patch>
    static quint64 hashOf(const Patch &row)
    {
        std::size_t hash = row.present;
        for (const std::string_view value : row.values)
            hash = qHashMulti(hash, QByteArrayView(value.data(), qsizetype(value.size())));
        return hash;
    }

    void same(const QString &id, const char *column, const std::optional<QString> &source,
              const std::optional<QString> &stored)
    {
        if (source != stored)
            differs(id, column);
    }

    void differs(const QString &id, const char *column)
    {
        tell(id, u"%1 differs from the source's"_s.arg(QString::fromLatin1(column)));
    }

    void tell(const QString &id, const QString &reason)
    {
        if (!id.isEmpty() && m_told.contains(id))
            return;
        m_told.insert(id);
        m_differences.push_back({ id, Outcome::Rejected, reason });
    }

    Store &m_store;
    QSet<QString> m_added;
    QSet<QString> m_rejected;
    QSet<QString> m_told;
    std::vector<ImportEntry> m_differences;
};

} // namespace

Result<std::vector<ImportEntry>> compareWithSource(Store &store, const ImportPlan &first, const ImportPlan &second,
                                                   const ImportReport &report)
{
    SourceCheck check(store, report);
    check.compareCounts("devices", first.registry.devices, second.registry.devices);
    check.compareCounts("entities", first.registry.entities, second.registry.entities);
    Result<void> done = check.compareGaps(second);
    for (const DevicePatch &row : second.registry.devices.listing.rows)
        done = done ? check.compareDevice(row, second.registry.devices.of(row)) : done;
    for (const EntityPatch &row : second.registry.entities.listing.rows)
        done = done ? check.compareEntity(row, second.registry.entities.of(row)) : done;
    if (!done)
        return failure(done);
    return check.take();
}

} // namespace hearthbook
