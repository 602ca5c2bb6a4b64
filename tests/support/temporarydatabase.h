#pragma once

#include "core/domain/registryreader.h"
#include "core/storage/operation.h"
#include "core/storage/store.h"
#include "core/storage/transaction.h"

#include <QFile>
#include <QTemporaryDir>

#include <optional>

namespace hearthbook {

/// The value of a result that a test takes for granted; ends the test program with the message where there is none.
template<typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().message));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A database of the present schema in a folder of its own, with a store on it. Feeds as the API does: in a transaction,
/// with an origin.
class TemporaryDatabase
{
public:
    explicit TemporaryDatabase(int presenceInterval = 300)
    {
        if (!QFile::copy(empty(), options().path))
            qFatal("cannot copy the empty database");
        m_store = must(Store::open(options(), presenceInterval));
    }

    QString folder() const { return m_folder.path(); }
    DatabaseOptions options() const
    {
        DatabaseOptions options;
        options.path = m_folder.filePath(QStringLiteral("metadata.db"));
        options.busyTimeoutMs = 5000;
        return options;
    }

    Store &store() { return *m_store; }
    Connection &connection() { return m_store->connection(); }
    std::unique_ptr<Store> another() const { return must(Store::open(options())); }
    void closeStore() { m_store.reset(); }

    static Origin feeder()
    {
        return { QStringLiteral("tester"), QStringLiteral("api"), QStringLiteral("test.upsert") };
    }

    template<typename Work>
    Result<void> tryWrite(Work work)
    {
        return runOperation(*m_store, feeder(), [&] { return Result<void>(work(*m_store)); });
    }

    UpsertReport feedDevices(const QByteArray &json)
    {
        const DeviceListing listing = must(readDevices(json));
        UpsertReport report;
        must(tryWrite([&](Store &store) {
            report = must(store.devices().upsert(listing.rows));
            return Result<void>();
        }));
        return report;
    }

    UpsertReport feedEntities(const QByteArray &json)
    {
        const EntityListing listing = must(readEntities(json));
        UpsertReport report;
        must(tryWrite([&](Store &store) {
            report = must(store.entities().upsert(listing.rows));
            return Result<void>();
        }));
        return report;
    }

    /// Brings the search index up to date in steps of `rows`.
    void index(int rows = 1000)
    {
        for (bool more = true; more;) {
            Transaction transaction = must(Transaction::begin(connection()));
            more = must(m_store->search().advance(rows));
            must(transaction.commit());
        }
    }

    /// What somebody else does to the file: not through the stores, without an origin.
    void execute(const QByteArray &sql) { must(connection().execute(sql)); }
    qint64 number(const QByteArray &sql) { return connection().number(sql); }
    QString text(const QByteArray &sql) { return connection().text(sql); }

    Device device(const QString &id) { return must(m_store->devices().find(id)).value(); }
    Entity entity(const QString &id) { return must(m_store->entities().find(id)).value(); }
    qint64 journalLength() { return m_store->journal().lastSeq(); }
    std::vector<Change> changesSince(qint64 seq) { return must(m_store->journal().list(seq, 10000)); }

private:
    /// Migrated once a program.
    static QString empty()
    {
        static const QTemporaryDir folder;
        DatabaseOptions options;
        options.path = folder.filePath(QStringLiteral("empty.db"));
        static const SchemaStatus made = must(migrateDatabase(options));
        return made.pending.isEmpty() ? options.path : QString();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
};

} // namespace hearthbook
