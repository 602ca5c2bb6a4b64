#include "core/storage/store.h"

#include "core/storage/legacyschema.h"

namespace hearthbook {

Store::Store(std::unique_ptr<Connection> connection, int presenceInterval)
    : m_connection(std::move(connection)), m_devices(*m_connection, presenceInterval), m_entities(*m_connection),
      m_areas(*m_connection), m_integrations(*m_connection), m_services(*m_connection), m_journal(*m_connection),
      m_search(*m_connection)
{
}

Result<std::unique_ptr<Store>> Store::open(const DatabaseOptions &options, int presenceInterval)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return failure(connection);
    return std::make_unique<Store>(std::move(*connection), presenceInterval);
}

Result<SchemaStatus> migrateDatabase(const DatabaseOptions &options)
{
    const Result<QList<Migration>> migrations = shippedMigrations();
    if (!migrations)
        return failure(migrations);
    const Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return failure(connection);
    return Migrator(**connection, *migrations, normaliseLegacySchema).apply();
}

} // namespace hearthbook
