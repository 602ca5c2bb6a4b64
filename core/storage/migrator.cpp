#include "core/storage/migrator.h"

#include "core/domain/timestamp.h"
#include "core/storage/backup.h"
#include "core/storage/transaction.h"

#include <QDateTime>
#include <QFile>

namespace hearthbook {

using namespace Qt::StringLiterals;

Migrator::Migrator(Connection &connection, QList<Migration> migrations, Prepare prepare)
    : m_connection(connection), m_migrations(std::move(migrations)), m_prepare(std::move(prepare))
{
}

Result<QList<Migrator::Applied>> Migrator::applied()
{
    QList<Applied> rows;
    const qint64 columns = m_connection.number("SELECT count(*) FROM pragma_table_info('schema_migrations')");
    if (columns == 0)
        return rows;
    if (m_connection.number("SELECT count(*) FROM pragma_table_info('schema_migrations')"
                            " WHERE name IN ('number', 'name', 'sha256', 'applied_at')")
        != 4)
        return failure(ErrorCode::NotADatabase,
                       u"The file is the database of another program: its table schema_migrations is another"_s);
    Statement query = m_connection.statement("SELECT number, name, sha256 FROM schema_migrations ORDER BY number");
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return failure(row);
        if (!*row)
            return rows;
        const int number = int(query.integer());
        const QString name = query.text();
        rows += Applied { number, name, query.text() };
    }
}

Result<void> Migrator::compare(const QList<Applied> &applied) const
{
    for (qsizetype i = 0; i < applied.size(); ++i) {
        const Applied &row = applied[i];
        if (row.number > m_migrations.size())
            return failure(
                ErrorCode::SchemaNewer,
                u"The database %1 has schema version %2, this program knows %3 at most: it was written by a later"
                " Hearthbook"_s.arg(m_connection.options().path)
                    .arg(applied.last().number)
                    .arg(m_migrations.size()));
        if (row.number != i + 1)
            return failure(ErrorCode::SchemaChanged,
                           u"The database %1 lacks migration %2 but has %3"_s.arg(m_connection.options().path)
                               .arg(i + 1)
                               .arg(row.number));
        if (row.checksum != m_migrations[i].checksum())
            return failure(ErrorCode::SchemaChanged,
                           u"Migration %1 was changed after it was applied to the database %2"_s.arg(
                               row.name, m_connection.options().path));
    }
    return {};
}

Result<SchemaStatus> Migrator::status()
{
    const Result<QList<Applied>> rows = applied();
    if (!rows)
        return failure(rows);
    const Result<void> same = compare(*rows);
    if (!same)
        return failure(same);
    SchemaStatus status;
    status.version = int(rows->size());
    status.shipped = int(m_migrations.size());
    status.pending = m_migrations.sliced(rows->size());
    status.empty = m_connection.number("SELECT count(*) FROM sqlite_master WHERE type = 'table'") == 0;
    return status;
}

Result<SchemaStatus> Migrator::apply()
{
    Result<SchemaStatus> before = status();
    if (!before || before->pending.isEmpty())
        return before;
    std::optional<QString> copy;
    if (!before->empty) {
        Result<QString> made = makeCopy(before->pending.first().number);
        if (!made)
            return failure(made);
        copy = *made;
    }
    for (const Migration &migration : std::as_const(before->pending)) {
        const Result<void> done = applyOne(migration);
        if (!done) {
            // As long as nothing was applied the copy is of no use; a program that is started again and again would
            // fill the disk with them.
            if (copy && migration.number == before->pending.first().number)
                QFile::remove(*copy);
            return failure(done);
        }
    }
    m_connection.checkpoint(Connection::Checkpoint::Truncate);
    Result<SchemaStatus> after = status();
    if (after)
        after->copy = copy;
    return after;
}

Result<QString> Migrator::makeCopy(int firstPending)
{
    const QString base = u"%1.before-%2-%3"_s.arg(m_connection.options().path)
                             .arg(firstPending, 4, 10, QLatin1Char('0'))
                             .arg(QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmss'Z'"_s));
    QString path = base;
    Result<void> copied = copyDatabase(m_connection, path);
    for (int i = 2; !copied && copied.error().code == ErrorCode::Conflict && i < 100; ++i) {
        path = u"%1-%2"_s.arg(base).arg(i);
        copied = copyDatabase(m_connection, path);
    }
    if (!copied)
        return failure(copied);
    return path;
}

/// Foreign keys are off while tables are rebuilt, as SQLite's documentation of ALTER TABLE advises, and checked before
/// COMMIT; the pragma does nothing inside a transaction.
Result<void> Migrator::applyOne(const Migration &migration)
{
    std::ignore = m_connection.execute("PRAGMA foreign_keys=OFF");
    Result<void> done = runStatements(migration);
    std::ignore = m_connection.execute("PRAGMA foreign_keys=ON");
    if (!done) {
        Error error = done.error();
        error.message = u"Migration %1 failed, the database stays at version %2: %3"_s.arg(migration.name)
                            .arg(migration.number - 1)
                            .arg(error.message);
        return tl::unexpected(error);
    }
    return done;
}

Result<void> Migrator::runStatements(const Migration &migration)
{
    Result<Transaction> transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failure(transaction);
    const Result<QList<Applied>> rows = applied();
    if (!rows)
        return failure(rows);
    if (rows->size() != migration.number - 1)
        return failure(ErrorCode::Busy, u"another program is changing the schema at the same time"_s);
    const qint64 dangling = danglingReferences();
    if (migration.number == 1 && m_prepare) {
        const Result<void> prepared = m_prepare(m_connection);
        if (!prepared)
            return prepared;
    }
    for (const QByteArray &sql : migration.statements()) {
        const Result<void> done = m_connection.execute(sql);
        if (!done)
            return failure(done.error().code,
                           u"%1 in: %2"_s.arg(done.error().message, QString::fromUtf8(sql).simplified().left(120)));
    }
    if (danglingReferences() > dangling)
        return failure(ErrorCode::Corrupt, u"rows would refer to rows that do not exist"_s);
    const Result<void> recorded = record(migration);
    return recorded ? transaction->commit() : recorded;
}

/// Rows that refer to rows which do not exist. An old file may have some, written while nobody enforced foreign keys.
qint64 Migrator::danglingReferences()
{
    return m_connection.number("SELECT count(*) FROM pragma_foreign_key_check");
}

Result<void> Migrator::record(const Migration &migration)
{
    const Result<void> table = m_connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_migrations ("
        "number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL)");
    if (!table)
        return table;
    Statement insert = m_connection.statement(
        "INSERT INTO schema_migrations (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)");
    return insert.bind(migration.number).bind(migration.name).bind(migration.checksum()).bind(Timestamp::now()).run();
}

} // namespace hearthbook
