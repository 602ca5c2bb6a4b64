#include "core/storage/upsert.h"

#include "core/domain/textrules.h"

#include <algorithm>
#include <utility>

namespace hearthbook {

namespace {

/// A statement with the programs of its triggers takes some 100 KB.
constexpr std::size_t maxStatements = 24;

QByteArray bytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool has(quint32 mask, std::size_t bit)
{
    return mask >> bit & 1;
}

/// rowid, the fields, the feeder's last values of owned fields, gone_at, then last_seen or disabled.
QByteArray findText(const UpsertTable &table)
{
    QByteArrayList columns { "rowid" };
    for (const Field &field : table.fields)
        columns += bytes(field.column);
    for (const Field &field : table.fields) {
        if (field.owned)
            columns += "fed_" + bytes(field.column);
    }
    columns += "gone_at";
    if (table.presence)
        columns += "last_seen";
    if (table.entity)
        columns += "disabled";
    return "SELECT " + columns.join(',') + " FROM " + table.name + " WHERE " + table.key + "=?";
}

std::size_t disabledField(const UpsertTable &table)
{
    for (std::size_t i = 0; i < table.fields.size(); ++i) {
        if (table.fields[i].column == "disabled_by")
            return i;
    }
    return 0;
}

bool holdsJson(FieldKind kind)
{
    return kind == FieldKind::Labels || kind == FieldKind::Set || kind == FieldKind::Object;
}

/// True for a value that says nothing: null, an empty text, list or object.
bool isEmpty(std::string_view value, FieldKind kind)
{
    return value.empty() || (holdsJson(kind) && (value == "[]" || value == "{}"));
}

/// Fields whose null is an answer: enabled, visible.
bool isState(const Field &field)
{
    return field.column == "disabled_by" || field.column == "hidden_by";
}

int ownedFields(const UpsertTable &table)
{
    return int(std::ranges::count_if(table.fields, &Field::owned));
}

template<typename Text>
Statement use(std::unordered_map<quint64, std::unique_ptr<PreparedStatement>> &statements, quint64 key,
              Connection &connection, Text text)
{
    auto found = statements.find(key);
    if (found == statements.end()) {
        if (statements.size() >= maxStatements)
            statements.clear();
        found = statements.emplace(key, std::make_unique<PreparedStatement>(connection, text())).first;
    }
    return found->second->use();
}

} // namespace

void UpsertReport::count(RowOutcome outcome)
{
    switch (outcome) {
    case RowOutcome::Inserted: ++inserted; break;
    case RowOutcome::Returned: ++returned; [[fallthrough]];
    case RowOutcome::Updated: ++updated; break;
    case RowOutcome::Touched:
    case RowOutcome::Unchanged: ++unchanged; break;
    }
}

Result<void> raisePresence(Connection &connection)
{
    return connection.statement("UPDATE meta SET value = value + 1 WHERE key = 'presence'").run();
}

quint64 RowUpsert::Difference::key() const
{
    return quint64(fields) | quint64(fed) << 28 | quint64(disabled) << 56 | quint64(returned) << 57
        | quint64(seen) << 58;
}

RowUpsert::RowUpsert(Connection &connection, UpsertTable table)
    : m_connection(connection), m_table(std::move(table)), m_disabledBy(disabledField(m_table)),
      m_find(connection, findText(m_table)), m_journal(connection, m_table.kind)
{
}

Result<RowOutcome> RowUpsert::write(std::string_view id, quint32 present, std::span<const std::string_view> values,
                                    const UpsertTimes &times)
{
    const Row row { id, present, values, nullptr };
    qint64 rowId = 0;
    Difference difference;
    {
        Statement stored = m_find.use();
        const Result<bool> found = stored.bindUtf8(id).step();
        if (!found)
            return failure(found);
        if (*found) {
            rowId = stored.integer();
            difference = compare(stored, row, times);
            if (difference.journalled())
                noteOldValues(stored, difference);
        }
    }
    if (rowId == 0)
        return insert(row, times);
    if (difference.key() == 0)
        return RowOutcome::Unchanged;
    return update(rowId, row, difference, times);
}

Result<RowOutcome> RowUpsert::complete(std::string_view id, quint32 present, std::span<const std::string_view> values,
                                       const OldRow &old, Mode mode)
{
    Row row { id, 0, values, &old };
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        if (has(present, i) && !isEmpty(values[i], m_table.fields[i].kind))
            row.present |= quint32(1) << i;
    }
    qint64 rowId = 0;
    Difference difference;
    {
        Statement stored = m_find.use();
        const Result<bool> found = stored.bindUtf8(id).step();
        if (!found)
            return failure(found);
        if (*found) {
            rowId = stored.integer();
            difference = gaps(stored, row);
            if (difference.journalled())
                noteOldValues(stored, difference);
        }
    }
    if (rowId != 0 && !difference.journalled())
        return RowOutcome::Unchanged;
    if (mode == Mode::Look)
        return rowId == 0 ? RowOutcome::Inserted : RowOutcome::Updated;
    const UpsertTimes times { Timestamp::now(), {} };
    return rowId == 0 ? insert(row, times) : update(rowId, row, difference, times);
}

/// In the columns of findText(). The feeder's last value tells a field that the user cleared from one that nobody filled; what
/// is filled counts as the feeder's, so that the next listing, which knows better, takes it back.
RowUpsert::Difference RowUpsert::gaps(const Statement &stored, const Row &row) const
{
    Difference difference;
    int fedColumn = 1 + int(m_table.fields.size());
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        const Field &field = m_table.fields[i];
        const int fedAt = field.owned ? fedColumn++ : 0;
        if (has(row.present, i) && !isState(field) && isEmpty(stored.column(1 + int(i)), field.kind)
            && (!field.owned || isEmpty(stored.column(fedAt), field.kind))) {
            difference.fields |= quint32(1) << i;
            if (field.owned)
                difference.fed |= quint32(1) << i;
        }
    }
    return difference;
}

RowUpsert::Difference RowUpsert::compare(const Statement &stored, const Row &row, const UpsertTimes &times) const
{
    Difference difference;
    int fedColumn = 1 + int(m_table.fields.size());
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        const bool owned = m_table.fields[i].owned;
        const int fedAt = owned ? fedColumn++ : 0;
        if (!has(row.present, i))
            continue;
        const bool sentAnew = !owned || !stored.columnIs(fedAt, row.values[i]);
        if (owned && sentAnew)
            difference.fed |= quint32(1) << i;
        if (sentAnew && !stored.columnIs(1 + int(i), row.values[i]))
            difference.fields |= quint32(1) << i;
    }
    difference.returned = !stored.columnIs(fedColumn, {});
    if (m_table.presence) {
        const Timestamp::Text limit = times.presenceLimit.text();
        const Timestamp::Text now = times.now.text();
        const std::string_view seen = stored.column(fedColumn + 1);
        // A time that has not come yet was stored while the clock was wrong.
        difference.seen = seen < std::string_view(limit.data(), limit.size())
            || seen > std::string_view(now.data(), now.size());
    }
    if (m_table.entity && has(difference.fed, m_disabledBy))
        difference.disabled = (stored.column(fedColumn + 1) == "1") != sendsDisabled(row, m_disabledBy);
    return difference;
}

/// In the columns of findText().
void RowUpsert::noteOldValues(const Statement &stored, const Difference &difference)
{
    m_journal.begin();
    int at = 1;
    for (std::size_t i = 0; i < m_table.fields.size(); ++i, ++at) {
        if (!has(difference.fields, i))
            continue;
        const Field &field = m_table.fields[i];
        if (holdsJson(field.kind))
            m_journal.noteJson(field.column, stored.column(at));
        else
            m_journal.noteText(field.column, stored.column(at));
    }
    at += ownedFields(m_table);
    if (difference.returned)
        m_journal.noteText("gone_at", stored.column(at));
    if (difference.disabled)
        m_journal.noteNumber("disabled", stored.column(at + 1) == "1" ? 1 : 0);
}

Result<RowOutcome> RowUpsert::insert(const Row &row, const UpsertTimes &times)
{
    Statement statement = use(m_inserts, row.present, m_connection, [&] { return insertText(row.present); });
    statement.bindUtf8(row.id).bind(row.old ? row.old->createdAt.value_or(times.now) : times.now).bind(times.now);
    if (m_table.presence)
        statement.bind(row.old ? row.old->lastSeen : std::optional(times.now));
    const bool sent = has(row.present, m_disabledBy) && sendsDisabled(row, m_disabledBy);
    if (m_table.entity)
        statement.bindUtf8(entityDomain(row.id)).bind(int(sent || (row.old && row.old->disabled)));
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        if (has(row.present, i))
            statement.bindUtf8(row.values[i]);
    }
    Result<void> done = run(statement);
    if (done && m_table.entity && row.old && row.old->disabled && !sent)
        done = noteUnknownDisabler(row.id);
    if (!done)
        return failure(done);
    return RowOutcome::Inserted;
}

/// 'adopted' differs from whatever a feeder sends, which then counts; see migration 0002.
Result<void> RowUpsert::noteUnknownDisabler(std::string_view id)
{
    return m_connection.statement("UPDATE entities SET fed_disabled_by='adopted' WHERE entity_id=?").bindUtf8(id).run();
}

Result<RowOutcome> RowUpsert::update(qint64 rowId, const Row &row, const Difference &difference,
                                     const UpsertTimes &times)
{
    Statement statement = use(m_updates, difference.key(), m_connection, [&] { return updateText(difference); });
    statement.bind(rowId).bind(times.now);
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        if (has(difference.fields | difference.fed, i))
            statement.bindUtf8(row.values[i]);
    }
    if (difference.disabled)
        statement.bind(int(sendsDisabled(row, m_disabledBy)));
    const Result<void> done = run(statement);
    if (!done)
        return failure(done);
    if (!difference.journalled())
        return RowOutcome::Touched;
    const Result<void> journalled = m_journal.write(row.id);
    if (!journalled)
        return failure(journalled);
    return difference.returned ? RowOutcome::Returned : RowOutcome::Updated;
}

QByteArray RowUpsert::insertText(quint32 present) const
{
    QByteArrayList columns { m_table.key, "created_at", "updated_at" };
    QByteArrayList values { "?1", "?2", "?3" };
    int parameter = 3;
    const auto add = [&](const QByteArray &column) {
        columns += column;
        values += '?' + QByteArray::number(parameter);
    };
    const QByteArrayList derived = m_table.entity ? QByteArrayList { "domain", "disabled" } : QByteArrayList();
    for (const QByteArray &column : m_table.presence ? QByteArrayList { "last_seen" } : derived) {
        ++parameter;
        add(column);
    }
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        if (!has(present, i))
            continue;
        ++parameter;
        add(bytes(m_table.fields[i].column));
        if (m_table.fields[i].owned)
            add("fed_" + bytes(m_table.fields[i].column));
    }
    return "INSERT INTO " + m_table.name + '(' + columns.join(',') + ") VALUES(" + values.join(',') + ')';
}

QByteArray RowUpsert::updateText(const Difference &difference) const
{
    QByteArrayList assignments;
    int parameter = 2;
    for (std::size_t i = 0; i < m_table.fields.size(); ++i) {
        const QByteArray column = bytes(m_table.fields[i].column);
        if (has(difference.fields | difference.fed, i))
            ++parameter;
        if (has(difference.fields, i))
            assignments += column + "=?" + QByteArray::number(parameter);
        if (has(difference.fed, i))
            assignments += "fed_" + column + "=?" + QByteArray::number(parameter);
    }
    if (difference.disabled)
        assignments += "disabled=?" + QByteArray::number(++parameter);
    if (difference.returned)
        assignments += "gone_at=NULL";
    if (difference.seen)
        assignments += "last_seen=?2";
    if (difference.journalled())
        assignments += { "updated_at=?2", "revision=revision+1" };
    return "UPDATE " + m_table.name + " SET " + assignments.join(',') + " WHERE rowid=?1";
}

Result<void> RowUpsert::run(Statement &statement)
{
    Result<void> done = statement.run();
    m_constraint = statement.resultCode();
    return done;
}

} // namespace hearthbook
