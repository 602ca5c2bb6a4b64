#include "core/storage/store.h"

#include "core/storage/legacyschema.h"

#include <QFileInfo>

namespace hearthbook {

Store::Store(std::unique_ptr<Connection> connection, int presenceInterval)
    : m_connection(std::move(connection)), m_devices(*m_connection, presenceInterval), m_entities(*m_connection),
      m_areas(*m_connection), m_integrations(*m_connection), m_labels(*m_connection), m_services(*m_connection),
      m_preferences(*m_connection), m_webhooks(*m_connection), m_deliveries(*m_connection),
      m_idempotency(*m_connection), m_imports(*m_connection), m_held(*m_connection), m_apiKeys(*m_connection),
      m_journal(*m_connection), m_history(*m_connection)
{
}

Result<std::unique_ptr<Store>> Store::open(const DatabaseOptions &options, int presenceInterval)
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return failure(connection);
    return std::make_unique<Store>(std::move(*connection), presenceInterval);
}

namespace {

/// Looks at a file that is there without touching it: opening it for writing would already turn it to WAL mode.
Result<void> refuseForeign(const DatabaseOptions &options, const QList<Migration> &migrations)
{
    if (QFileInfo file(options.path); !file.isFile() || file.size() == 0)
        return {};
    DatabaseOptions looking = options;
    looking.readOnly = true;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(looking);
    if (!connection)
        return {}; // opening it for writing tells better what is wrong
    const Result<SchemaStatus> status = Migrator(**connection, migrations).status();
    return status && status->version == 0 ? checkLegacySchema(**connection) : Result<void>();
}

} // namespace

Result<SchemaStatus> migrateDatabase(const DatabaseOptions &options)
{
    const Result<QList<Migration>> migrations = shippedMigrations();
    if (!migrations)
        return failure(migrations);
    if (const Result<void> ours = refuseForeign(options, *migrations); !ours)
        return failure(ours);
    const Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return failure(connection);
    return Migrator(**connection, *migrations, normaliseLegacySchema).apply();
}

} // namespace hearthbook
