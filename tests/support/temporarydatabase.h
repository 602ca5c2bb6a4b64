#pragma once

#include "core/domain/registryreader.h"
#include "core/storage/listmemory.h"
#include "core/storage/operation.h"
#include "core/storage/store.h"

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
    explicit TemporaryDatabase(int presenceInterval = 300);

    QString folder() const { return m_folder.path(); }
    DatabaseOptions options() const;

    Store &store() { return *m_store; }
    Connection &connection() { return m_store->connection(); }
    std::unique_ptr<Store> another() const;
    void closeStore() { m_store.reset(); }

    static Origin feeder();

    template<typename Work>
    Result<void> tryWrite(Work work)
    {
        return runOperation(*m_store, feeder(), [&] { return Result<void>(work(*m_store)); });
    }

    UpsertReport feedDevices(const QByteArray &json);
    UpsertReport feedEntities(const QByteArray &json);

    /// What somebody else does to the file: not through the stores, without an origin.
    void execute(const QByteArray &sql);
    /// Makes a copy of the file as it is now, and tells its path.
    QString copy();
    /// Copies another file over it, as `.restore` of the sqlite3 shell beside a running server.
    void copyOver(const QString &path);
    qint64 number(const QByteArray &sql);
    QString text(const QByteArray &sql);

    Device device(const QString &id);
    Entity entity(const QString &id);
    qint64 journalLength();
    std::vector<Change> changesSince(qint64 seq);

private:
    QTemporaryDir m_folder;
    std::shared_ptr<ListMemory> m_lists = std::make_shared<ListMemory>();
    std::unique_ptr<Store> m_store;
};

} // namespace hearthbook
