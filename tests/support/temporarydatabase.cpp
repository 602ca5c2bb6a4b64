#include "tests/support/temporarydatabase.h"

#include <QFile>

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
