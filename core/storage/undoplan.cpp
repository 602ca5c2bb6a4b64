#include "core/storage/undoplan.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isWritten(const UndoneRow &row)
{
    return row.outcome == UndoneRow::Removed || row.outcome == UndoneRow::Restored;
}

/// Whether it goes, or its device was changed by the operation.
bool leavesItsDevice(const OperationRow &entity, const UndoneRow &undone)
{
    return undone.outcome == UndoneRow::Removed
        || (undone.outcome == UndoneRow::Restored && entity.before.contains(R"("device_id":)"));
}

/// What an entity gets back in a column of ids; nothing where it keeps its own, or had none.
QString formerId(const OperationRow &entity, const char *column)
{
    if (entity.kind != u"entity" || !entity.before.contains('"' + QByteArray(column) + R"(":")"))
        return {};
    const Result<JsonDocument> before = JsonDocument::parse(entity.before);
    std::string_view id;
    return before && before->root()[column].get_string().get(id) == simdjson::SUCCESS ? text(id) : QString();
}

} // namespace

QString outcomeWord(UndoneRow::Outcome outcome)
{
    switch (outcome) {
    case UndoneRow::Removed: return u"removed"_s;
    case UndoneRow::Restored: return u"restored"_s;
    case UndoneRow::Unchanged: return u"unchanged"_s;
    case UndoneRow::Refused: return u"refused"_s;
    }
    return {};
}

/// Each row for itself, then together: who is refused may stand in the way of others.
Result<std::vector<UndoneRow>> UndoPlan::make()
{
    m_undone.reserve(m_rows.size());
    for (const OperationRow &row : m_rows) {
        Result<UndoneRow> undone = judgeAlone(row);
        if (!undone)
            return failure(undone);
        m_undone.push_back(std::move(*undone));
    }
    for (;;) {
        const Result<bool> refused = refuseHindered();
        if (!refused)
            return failure(refused);
        if (!*refused)
            return std::move(m_undone);
    }
}

Result<UndoneRow> UndoPlan::judgeAlone(const OperationRow &row)
{
    UndoneRow undone { row.kind, row.key, UndoneRow::Refused, {} };
    const UndoKind *kind = undoKind(row.kind);
    if (!kind) {
        undone.reason = u"Changes of kind %1 cannot be taken back"_s.arg(row.kind);
        return undone;
    }
    const Result<bool> asBefore = isAsBefore(*kind, row);
    if (!asBefore)
        return failure(asBefore);
    const Result<bool> asLeft = isAsLeft(*kind, row);
    if (!asLeft)
        return failure(asLeft);
    if (*asBefore)
        undone.outcome = UndoneRow::Unchanged;
    else if (!*asLeft)
        undone.reason = u"It was changed since, by %1"_s.arg(*row.later);
    else
        undone.outcome = row.existed ? UndoneRow::Restored : UndoneRow::Removed;
    return undone;
}

Result<bool> UndoPlan::isAsBefore(const UndoKind &kind, const OperationRow &row)
{
    if (!row.existed)
        return ask(kind.exists(), row.presentKey, row.before).map([](bool there) { return !there; });
    if (row.presentKey != row.formerKey)
        return false;
    const Result<bool> matches = ask(kind.matches(), row.formerKey, row.before);
    if (!matches || !*matches || !kind.secrets)
        return matches;
    Statement replaced = m_connection.statement(
        "SELECT 1 FROM replaced_secrets AS former JOIN webhook_secrets AS present USING (webhook_id)"
        " WHERE former.operation = ? AND webhook_id = ? AND present.sealed IS NOT former.sealed");
    return replaced.bind(m_operation).bind(row.key).step().map([](bool differs) { return !differs; });
}

/// Whether nobody changed it since, or all of that was taken back.
Result<bool> UndoPlan::isAsLeft(const UndoKind &kind, const OperationRow &row)
{
    if (!row.later || !row.left)
        return !row.later;
    return ask(kind.matches(), row.presentKey, *row.left);
}

/// Whether any row was refused that was not before.
Result<bool> UndoPlan::refuseHindered()
{
    noteMoves();
    bool refused = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!isWritten(m_undone[i]))
            continue;
        const Result<QString> reason = hindrance(*undoKind(m_rows[i].kind), m_rows[i], m_undone[i].outcome);
        if (!reason)
            return failure(reason);
        if (reason->isEmpty())
            continue;
        m_undone[i].outcome = UndoneRow::Refused;
        m_undone[i].reason = *reason;
        refused = true;
    }
    return refused;
}

void UndoPlan::noteMoves()
{
    m_leaving.clear();
    m_arriving.clear();
    m_departing.clear();
    m_removed.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const OperationRow &row = m_rows[i];
        if (!isWritten(m_undone[i]))
            continue;
        if (!row.existed || row.renamed())
            m_leaving.insert({ row.kind, row.key });
        if (row.existed)
            m_arriving.insert({ row.kind, row.formerKey });
        if (row.kind == u"entity" && leavesItsDevice(row, m_undone[i]))
            m_departing.insert(row.key);
        if (row.kind == u"entity" && m_undone[i].outcome == UndoneRow::Removed)
            m_removed.insert(row.key);
    }
}

/// Why a row cannot be taken back as things are; empty where it can.
Result<QString> UndoPlan::hindrance(const UndoKind &kind, const OperationRow &row, UndoneRow::Outcome outcome)
{
    if (outcome == UndoneRow::Removed) {
        const Result<bool> others = kind.owner ? hasOtherEntities(row.key) : Result<bool>(false);
        if (!others)
            return failure(others);
        return *others ? u"It has entities that came since"_s : QString();
    }
    const Result<bool> taken = row.removed || row.renamed() ? isTaken(kind, row.formerKey) : Result<bool>(false);
    if (!taken)
        return failure(taken);
    if (*taken)
        return u"Another row is %1 now"_s.arg(row.formerKey);
    const Result<QString> holder = holderOfItsRegistryId(row);
    if (!holder || !holder->isEmpty())
        return holder.map([](const QString &id) { return u"It came back as %1 since"_s.arg(id); });
    const QString device = formerId(row, "device_id");
    const Result<bool> there = device.isEmpty() ? Result<bool>(true) : willBeThere(device);
    if (!there)
        return failure(there);
    return *there ? QString() : u"Its device %1 is not there"_s.arg(device);
}

Result<bool> UndoPlan::isTaken(const UndoKind &kind, const QString &key)
{
    return m_leaving.contains({ kind.kind, key }) ? Result<bool>(false) : ask(kind.exists(), key);
}

Result<bool> UndoPlan::willBeThere(const QString &deviceId)
{
    const std::pair id { u"device"_s, deviceId };
    if (m_arriving.contains(id))
        return true;
    return m_leaving.contains(id) ? Result<bool>(false) : ask(undoKind(id.first)->exists(), deviceId);
}

/// The entity that has the registry id which another one gets back; empty where none has.
Result<QString> UndoPlan::holderOfItsRegistryId(const OperationRow &entity)
{
    const QString registryId = formerId(entity, "registry_id");
    if (registryId.isEmpty())
        return QString();
    Statement query = m_connection.statement("SELECT entity_id FROM entities WHERE registry_id = ? AND entity_id <> ?");
    const Result<bool> held = query.bind(registryId).bind(entity.key).step();
    if (!held)
        return failure(held);
    const QString holder = *held ? query.text() : QString();
    return m_removed.contains(holder) ? QString() : holder;
}

Result<bool> UndoPlan::hasOtherEntities(const QString &deviceId)
{
    Statement query = m_connection.statement("SELECT entity_id FROM entities WHERE device_id = ?");
    query.bind(deviceId);
    for (;;) {
        const Result<bool> row = query.step();
        if (!row || !*row)
            return row;
        if (!m_departing.contains(query.text()))
            return true;
    }
}

/// Runs a statement of UndoKind; true where it gives a row.
Result<bool> UndoPlan::ask(const QByteArray &sql, const QString &key, const QByteArray &before)
{
    return m_connection.statement(sql).bindUtf8(view(before)).bind(key).step();
}

} // namespace hearthbook
