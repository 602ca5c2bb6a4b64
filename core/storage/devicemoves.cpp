#include "core/storage/devicemoves.h"

#include "core/domain/textrules.h"

#include <algorithm>

namespace hearthbook {

namespace {

using Entry = ListedDevices::Entry;

/// The devices of a split that are listed, in its order.
std::vector<Entry> listedOf(const CompositeSplit &split, const ListedDevices &devices)
{
    std::vector<Entry> found;
    for (const QString &splitId : split.splitIds) {
        const std::string id = splitId.toStdString();
        const auto entry = devices.listed.find(id);
        if (entry != devices.listed.end() && entry->second.row)
            found.push_back(entry->second);
    }
    return found;
}

/// The device that goes on as the old one: Home Assistant's word, else the one that is most like it, else the first.
Entry heir(const CompositeSplit &split, const std::vector<Entry> &listed, const DeviceFit &old)
{
    if (split.primaryId) {
        const std::string primary = split.primaryId->toStdString();
        const auto named = std::ranges::find(listed, primary, [](const Entry &entry) { return entry.row->id; });
        if (named != listed.end())
            return *named;
    }
    return *std::ranges::max_element(listed, {},
                                     [&old](const Entry &entry) { return old.likeness(DeviceFit::of(*entry.row)); });
}

/// Values that stand in a map once: a null pointer where there were several.
template<typename Value>
class Unique
{
public:
    void add(const std::string &key, const Value *value)
    {
        if (key.empty())
            return;
        const auto [at, added] = m_values.try_emplace(key, value);
        if (!added)
            at->second = nullptr;
    }

    const Value *find(const std::string &key) const
    {
        const auto at = m_values.find(key);
        return at == m_values.end() ? nullptr : at->second;
    }

    bool isEmpty() const { return m_values.empty(); }

private:
    std::unordered_map<std::string, const Value *> m_values;
};

} // namespace

Result<void> DeviceMoves::plan(const std::vector<CompositeSplit> &splits, ListedDevices &devices)
{
    for (const CompositeSplit &split : splits) {
        const Result<void> planned = planSplit(split, devices);
        if (!planned)
            return planned;
    }
    const Result<void> planned = planRenumbered(devices);
    if (!planned)
        return planned;
    std::erase_if(devices.missing, [this](const std::string &id) { return m_moved.contains(id); });
    return {};
}

Result<void> DeviceMoves::planSplit(const CompositeSplit &split, const ListedDevices &devices)
{
    const std::string oldId = split.oldId.toStdString();
    const std::vector<Entry> listed = listedOf(split, devices);
    if (listed.empty() || devices.listed.contains(oldId))
        return {}; // nobody goes on as it, or it is there itself
    const Result<std::optional<DeviceFit>> old = DeviceFit::stored(m_connection, oldId);
    if (!old)
        return failure(old);
    const Entry to = heir(split, listed, old->value_or(DeviceFit()));
    if (!*old) {
        m_aliases.push_back({ oldId, std::string(to.row->id) });
        return {};
    }
    Move move { oldId, to.row, to.stored || m_targets.contains(std::string(to.row->id)) };
    for (const Entry &other : listed) {
        if (other.row != to.row && !other.stored)
            move.others.emplace_back(other.row->id);
    }
    add(std::move(move));
    return {};
}

void DeviceMoves::add(Move move)
{
    m_moved.insert(move.from);
    m_targets.emplace(move.to->id);
    m_split.insert(move.others.begin(), move.others.end());
    m_moves.push_back(std::move(move));
}

Result<void> DeviceMoves::planRenumbered(const ListedDevices &devices)
{
    Unique<DevicePatch> added;
    for (const auto &[id, entry] : devices.listed) {
        const std::string key(id);
        if (entry.row && !entry.stored && !m_targets.contains(key) && !m_split.contains(key))
            added.add(DeviceFit::of(*entry.row).identity(), entry.row);
    }
    if (added.isEmpty())
        return {};
    Unique<std::string> vanished;
    std::vector<std::pair<std::string, const std::string *>> identities;
    for (const std::vector<std::string> *ids : { &devices.missing, &devices.goneBefore }) {
        for (const std::string &id : *ids) {
            if (m_moved.contains(id))
                continue;
            const Result<std::optional<DeviceFit>> fit = DeviceFit::stored(m_connection, id);
            if (!fit)
                return failure(fit);
            const std::string identity = fit->value_or(DeviceFit()).identity();
            vanished.add(identity, &id);
            identities.emplace_back(identity, &id);
        }
    }
    for (const auto &[identity, id] : identities) {
        const DevicePatch *row = added.find(identity);
        if (row && vanished.find(identity) == id)
            add({ *id, row });
    }
    return {};
}

Result<void> DeviceMoves::move(const Timestamp &now)
{
    for (Move &move : m_moves) {
        Result<OwnedValues> owned = m_mover.owned(move.from);
        if (!owned)
            return failure(owned);
        move.owned = std::move(*owned);
        const std::string to(move.to->id);
        Result<void> done = move.known ? m_mover.absorb(move.from, to, now) : m_mover.rename(move.from, to, now);
        if (done && !move.known)
            done = m_mover.keepOwned(*move.to);
        if (!done)
            return done;
    }
    return {};
}

Result<void> DeviceMoves::finish(const Timestamp &now)
{
    for (const Move &move : m_moves) {
        for (const std::string &other : move.others) {
            const Result<void> given = m_mover.giveOwned(other, move.owned);
            if (!given && given.error().code != ErrorCode::NotFound) // rejected, say
                return given;
        }
    }
    for (const Alias &alias : m_aliases) {
        const Result<void> added = m_mover.aliases().add(text(alias.oldId), text(alias.presentId), now);
        if (!added)
            return added;
    }
    return {};
}

} // namespace hearthbook
