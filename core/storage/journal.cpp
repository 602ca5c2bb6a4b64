#include "core/storage/journal.h"

#include "core/domain/jsontext.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"
#include "core/storage/listpage.h"
#include "core/storage/rows.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// The columns and what reads them go together.
constexpr char changeColumns[] = "seq, at, actor, origin, operation, kind, key, action, before";
constexpr char operationColumns[] = "id, at, actor, origin, what, changes, ifnull(last_seq, 0)";

Operation readOperation(Statement &row)
{
    Operation operation;
    operation.id = row.integer();
    operation.at = row.timestamp();
    operation.actor = row.text();
    operation.origin = row.text();
    operation.what = row.text();
    operation.changes = row.integer();
    operation.lastSeq = row.integer();
    return operation;
}

Change readChange(Statement &row)
{
    Change c;
    c.seq = row.integer();
    c.at = row.timestamp();
    c.actor = row.text();
    c.origin = row.text();
    const bool inOperation = !row.isNull();
    const qint64 operation = row.integer();
    c.operation = inOperation ? std::optional(operation) : std::nullopt;
    c.kind = row.text();
    c.key = row.text();
    c.action = row.text();
    const QByteArray before = row.utf8();
    c.before = soundJson(before, before); // what is no JSON stays so: its readers say it
    return c;
}

/// Filters and facets, but one order: that of seq is that of time, any other would sort the whole journal.
ListField changeFacet(const QByteArray &name)
{
    ListField field = textField(name, name, ListUse::Facet);
    field.order.clear();
    return field;
}

const ListShape &changeShape()
{
    static const ListShape shape { .columns = changeColumns,
                                   .from = "changes",
                                   .key = "seq",
                                   .searched = "(key || char(10) || ifnull(actor, ''))",
                                   .fields = { asNumber(orderField("seq", "seq")), changeFacet("kind"),
                                               changeFacet("action"), changeFacet("actor"), changeFacet("origin") } };
    return shape;
}

const ListShape &operationShape()
{
    static const ListShape shape {
        .columns = operationColumns,
        .from = "operations",
        .key = "id",
        .searched = "(what || char(10) || ifnull(actor, ''))",
        .fields = { asNumber(orderField("operation_id", "id")), asTime(orderField("at", "at")),
                    numberField("changes", "changes"), textField("actor", "actor", ListUse::Facet),
                    textField("origin", "origin", ListUse::Facet), textField("what", "what", ListUse::Facet) }
    };
    return shape;
}

} // namespace

Result<std::vector<Change>> Journal::list(qint64 since, int limit)
{
    static const QByteArray sql = QByteArray("SELECT ") + changeColumns
        + " FROM changes WHERE seq > ? ORDER BY seq LIMIT ?";
    Statement query = m_connection.statement(sql);
    query.bind(since).bind(limit);
    return readRows(query, readChange);
}

const std::vector<ListField> &Journal::changeFields()
{
    return changeShape().fields;
}

Result<Page<Change>> Journal::page(const ListQuery &query)
{
    return readPage<Change>(m_connection, query, changeShape(), readChange,
                            [](const Change &change) { return QString::number(change.seq); });
}

const std::vector<ListField> &Journal::operationFields()
{
    return operationShape().fields;
}

Result<Page<Operation>> Journal::operationPage(const ListQuery &query)
{
    return readPage<Operation>(m_connection, query, operationShape(), readOperation,
                               [](const Operation &operation) { return QString::number(operation.id); });
}

Result<std::optional<Operation>> Journal::findOperation(qint64 id)
{
    static const QByteArray sql = QByteArray("SELECT ") + operationColumns + " FROM operations WHERE id = ?";
    Statement query = m_connection.statement(sql);
    const Result<bool> row = query.bind(id).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readOperation(query)) : std::nullopt;
}

Result<std::vector<Operation>> Journal::operations(qint64 since, const QStringList &suffixes)
{
    static const QByteArray sql = QByteArray("SELECT ") + operationColumns
        + " FROM operations WHERE id > ?1 AND changes > 0 AND EXISTS"
          " (SELECT 1 FROM json_each(?2) WHERE substr(what, -length(value)) = value) ORDER BY id";
    Statement query = m_connection.statement(sql);
    JsonWriter ends;
    ends.beginArray();
    for (const QString &suffix : suffixes)
        ends.value(suffix);
    const QByteArray list = ends.endArray().take();
    query.bind(since).bindUtf8(view(list));
    return readRows(query, readOperation);
}

Result<JournalSpan> Journal::span()
{
    Statement query = m_connection.statement("SELECT (SELECT value FROM meta WHERE key = 'epoch'),"
                                             " ifnull((SELECT min(seq) FROM changes), 0),"
                                             " ifnull((SELECT max(seq) FROM changes), 0)");
    const Result<bool> row = query.step();
    if (!row)
        return failure(row);
    JournalSpan span;
    span.epoch = query.text();
    span.first = query.integer();
    span.last = query.integer();
    return span;
}

qint64 Journal::lastSeq()
{
    return m_connection.number("SELECT max(seq) FROM changes");
}

qint64 Journal::lastOperation()
{
    return m_connection.number("SELECT max(id) FROM operations");
}

std::optional<Timestamp> Journal::lastChange()
{
    Statement query = m_connection.statement("SELECT at FROM changes ORDER BY seq DESC LIMIT 1");
    const Result<bool> row = query.step();
    return row && *row ? query.optionalTimestamp() : std::nullopt;
}

Result<QString> Journal::epoch()
{
    Statement query = m_connection.statement("SELECT value FROM meta WHERE key = 'epoch'");
    const Result<bool> row = query.step();
    if (!row)
        return failure(row);
    return *row ? query.text() : QString();
}

QByteArray Journal::version()
{
    Statement query = m_connection.statement(
        "SELECT (SELECT value FROM meta WHERE key = 'epoch') || '-' || ifnull((SELECT max(seq) FROM changes), 0)"
        " || '-' || (SELECT value FROM meta WHERE key = 'presence')");
    const Result<bool> row = query.step();
    return row && *row ? query.utf8() : QByteArray();
}

Result<void> Journal::begin(const Origin &origin)
{
    if (!m_known) {
        m_seq = lastSeq();
        m_operation = lastOperation() + 1;
        m_known = true;
    }
    m_at = Timestamp::now();
    m_what.clear();
    m_kept = false;
    Statement context = m_connection.statement("UPDATE write_context SET at = ?, actor = ?, origin = ?, operation = ?");
    return context.bind(m_at).bind(origin.actor).bind(origin.origin).bind(m_operation).run();
}

Result<void> Journal::end(const Origin &origin)
{
    const qint64 seq = lastSeq();
    if (seq == m_seq && !m_kept)
        return {};
    Statement operation = m_connection.statement(
        "INSERT INTO operations (id, at, actor, origin, what, changes, last_seq) VALUES (?, ?, ?, ?, ?, ?, ?)");
    operation.bind(m_operation).bind(m_at).bind(origin.actor).bind(origin.origin);
    operation.bind(m_what.isEmpty() ? origin.what : m_what);
    const Result<void> recorded = operation.bind(seq - m_seq).bind(seq).run();
    if (!recorded)
        return recorded;
    m_seq = seq;
    ++m_operation;
    return {};
}

Result<void> Journal::close()
{
    return m_connection.statement("UPDATE write_context SET at = NULL, actor = NULL, origin = NULL, operation = NULL")
        .run();
}

Result<void> Journal::note(const QString &kind, const QString &key)
{
    Statement insert = m_connection.statement(
        "INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)"
        " SELECT at, actor, origin, operation, ?, ?, 'update', '{}' FROM write_context WHERE operation IS NOT NULL");
    return insert.bind(kind).bind(key).run();
}

} // namespace hearthbook
