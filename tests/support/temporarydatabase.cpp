#include "tests/support/temporarydatabase.h"

#include "core/storage/backup.h"

#include <QFile>

#include <sqlite3.h>

namespace hearthbook {

namespace {

/// Migrated once a program.
QString emptyDatabase()
{
    static const QTemporaryDir folder;
    DatabaseOptions options;
    options.path = folder.filePath(QStringLiteral("empty.db"));
    static const SchemaStatus made = must(migrateDatabase(options));
    return made.pending.isEmpty() ? options.path : QString();
}

} // namespace

TemporaryDatabase::TemporaryDatabase(int presenceInterval)
{
    if (!QFile::copy(emptyDatabase(), options().path))
        qFatal("cannot copy the empty database");
    m_store = must(Store::open(options(), presenceInterval));
}

DatabaseOptions TemporaryDatabase::options() const
{
    DatabaseOptions options;
    options.path = m_folder.filePath(QStringLiteral("metadata.db"));
    options.busyTimeoutMs = 5000;
    options.lists = m_lists;
    return options;
}

std::unique_ptr<Store> TemporaryDatabase::another() const
{
    return must(Store::open(options()));
}

Origin TemporaryDatabase::feeder()
{
    return { QStringLiteral("tester"), QStringLiteral("api"), QStringLiteral("test.upsert") };
}

UpsertReport TemporaryDatabase::feedDevices(const QByteArray &json)
{
    const DeviceListing listing = must(readDevices(json));
    UpsertReport report;
    must(tryWrite([&](Store &store) {
        report = must(store.devices().upsert(listing.rows));
        return Result<void>();
    }));
    return report;
}

UpsertReport TemporaryDatabase::feedEntities(const QByteArray &json)
{
    const EntityListing listing = must(readEntities(json));
    UpsertReport report;
    must(tryWrite([&](Store &store) {
        report = must(store.entities().upsert(listing.rows));
        return Result<void>();
    }));
    return report;
}

void TemporaryDatabase::execute(const QByteArray &sql)
{
    must(connection().execute(sql));
}

QString TemporaryDatabase::copy()
{
    const QString path = m_folder.filePath(QStringLiteral("copy.db"));
    must(copyDatabase(connection(), path));
    return path;
}

void TemporaryDatabase::copyOver(const QString &path)
{
    sqlite3 *from = nullptr;
    sqlite3 *to = nullptr;
    bool done = sqlite3_open(QFile::encodeName(path).constData(), &from) == SQLITE_OK
        && sqlite3_open(QFile::encodeName(options().path).constData(), &to) == SQLITE_OK;
    sqlite3_backup *backup = done ? sqlite3_backup_init(to, "main", from, "main") : nullptr;
    done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
    done = sqlite3_backup_finish(backup) == SQLITE_OK && done;
    sqlite3_close(from);
    sqlite3_close(to);
    if (!done)
        qFatal("The copy cannot be written over the database");
}

qint64 TemporaryDatabase::number(const QByteArray &sql)
{
    return connection().number(sql);
}

QString TemporaryDatabase::text(const QByteArray &sql)
{
    return connection().text(sql);
}

Device TemporaryDatabase::device(const QString &id)
{
    return must(m_store->devices().find(id)).value();
}

Entity TemporaryDatabase::entity(const QString &id)
{
    return must(m_store->entities().find(id)).value();
}

qint64 TemporaryDatabase::journalLength()
{
    return m_store->journal().lastSeq();
}

std::vector<Change> TemporaryDatabase::changesSince(qint64 seq)
{
    return must(m_store->journal().list(seq, 10000));
}

} // namespace hearthbook
