#include "core/storage/importstore.h"

#include "core/domain/textrules.h"

namespace hearthbook {

namespace {

constexpr qint64 secretsKept = qint64(30) * 86'400 * 1'000'000; ///< microseconds, as those of removed webhooks

} // namespace

Result<qint64> ImportStore::add(const StoredImport &import)
{
    Statement insert = m_connection.statement(
        "INSERT INTO imports (at, kind, dry_run, operation, source_hash, report) VALUES (?, ?, ?, ?, ?, ?)"
        " RETURNING id");
    insert.bind(import.at).bind(import.kind).bind(import.dryRun ? 1 : 0);
    if (import.operation)
        insert.bind(*import.operation);
    else
        insert.bindNull();
    const Result<bool> row = insert.bindUtf8(view(import.sourceHash)).bindUtf8(view(import.report)).step();
    if (!row)
        return failure(row);
    const qint64 id = insert.integer();
    const Result<void> finished = insert.run(); // with RETURNING the row is there only after the last step
    const Result<void> pruned = finished ? prune(id) : finished;
    if (!pruned)
        return failure(pruned);
    return id;
}

Result<void> ImportStore::prune(qint64 newest)
{
    const Result<void> imports = m_connection
                                     .statement("DELETE FROM imports WHERE id <= ? AND id NOT IN"
                                                " (SELECT max(id) FROM imports WHERE dry_run = 0 GROUP BY kind)")
                                     .bind(newest - kept)
                                     .run();
    if (!imports)
        return imports;
    const Timestamp oldest { Timestamp::now().microseconds - secretsKept };
    return m_connection.statement("DELETE FROM replaced_secrets WHERE at < ?").bind(oldest).run();
}

Result<std::vector<ImportStore::Summary>> ImportStore::list()
{
    // The entries stand after all that is wanted, and within a text no quote stands as it is.
    Statement query = m_connection.statement(
        "SELECT imports.id, substr(report, 1, instr(report, ',\"entries\":') - 1) || '}', operations.actor FROM imports"
        " LEFT JOIN operations ON operations.id = imports.operation ORDER BY imports.id DESC");
    std::vector<Summary> summaries;
    Result<bool> row = query.step();
    for (; row && *row; row = query.step()) {
        Summary summary { .id = query.integer(), .report = query.utf8() };
        summary.actor = query.optionalText();
        summaries.push_back(std::move(summary));
    }
    if (!row)
        return failure(row);
    return summaries;
}

Result<std::optional<QByteArray>> ImportStore::report(qint64 id)
{
    Statement query = m_connection.statement("SELECT report FROM imports WHERE id = ?");
    const Result<bool> row = query.bind(id).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(query.utf8()) : std::nullopt;
}

Result<bool> ImportStore::isKnown(const QString &kind, const QByteArray &sourceHash)
{
    Statement query = m_connection.statement(
        "SELECT 1 FROM imports WHERE kind = ? AND source_hash = ? AND dry_run = 0 LIMIT 1");
    return query.bind(kind).bindUtf8(view(sourceHash)).step();
}

} // namespace hearthbook
