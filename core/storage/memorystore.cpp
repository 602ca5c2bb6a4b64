#include "core/storage/memorystore.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<Store>> openMemoryStore(const QString &epoch)
{
    DatabaseOptions options;
    options.path = u":memory:"_s;
    const Result<QList<Migration>> migrations = shippedMigrations();
    if (!migrations)
        return failure(migrations);
    Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return failure(connection);
    const Result<SchemaStatus> made = Migrator(**connection, *migrations).apply();
    if (!made)
        return failure(made);
    auto store = std::make_unique<Store>(std::move(*connection));
    const Result<void> named = setEpoch(*store, epoch);
    if (!named)
        return failure(named);
    return store;
}

Result<void> setEpoch(Store &store, const QString &epoch)
{
    return store.connection().statement("UPDATE meta SET value = ? WHERE key = 'epoch'").bind(epoch).run();
}

} // namespace hearthbook
