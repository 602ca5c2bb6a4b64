#include "app/database.h"

#include "core/settings/databaseurl.h"
#include "core/storage/backup.h"
#include "core/storage/filelock.h"
#include "core/storage/listmemory.h"

#include <QFileInfo>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

DatabaseOptions readOnly(DatabaseOptions options)
{
    options.readOnly = true;
    return options;
}

Result<OpenedStore> openedStore(const DatabaseOptions &options, std::unique_ptr<QTemporaryDir> folder = {})
{
    Result<std::unique_ptr<Store>> store = Store::open(options);
    if (!store)
        return failure(store);
    return OpenedStore { std::move(folder), std::move(*store) };
}

} // namespace

DatabaseOptions databaseOptions(const Settings &settings)
{
    DatabaseOptions options;
    options.path =
        DatabaseUrl::path(settings.text(u"database.url")).value_or(QString()); // the settings' own check passed it
    options.synchronous = settings.text(u"database.synchronous");
    options.tempStore = settings.text(u"database.temp_store");
    options.cacheSize = int(settings.integer(u"database.cache_size"));
    options.busyTimeoutMs = int(settings.duration(u"database.busy_timeout").count());
    options.lists = std::make_shared<ListMemory>();
    return options;
}

QString unusableDatabase(const Error &error)
{
    if (error.code != ErrorCode::Corrupt)
        return error.message;
    return u"%1. The file is damaged: hearthbookd backup restore brings a backup back"_s.arg(error.message);
}

QString commandActor()
{
    return u"command-line"_s;
}

Result<SchemaStatus> lookAtSchema(const DatabaseOptions &options)
{
    const Result<QList<Migration>> migrations = shippedMigrations();
    if (!migrations)
        return failure(migrations);
    if (!QFileInfo::exists(options.path))
        return SchemaStatus { .shipped = int(migrations->size()), .pending = *migrations, .empty = true };
    const Result<std::unique_ptr<Connection>> connection = Connection::open(readOnly(options));
    if (!connection)
        return failure(connection);
    return Migrator(**connection, *migrations).status();
}

Result<void> prepareBesideServer(const DatabaseOptions &options)
{
    const Result<SchemaStatus> schema = lookAtSchema(options);
    if (!schema || schema->pending.isEmpty())
        return schema ? Result<void>() : failure(schema);
    const Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(options.path);
    if (!lock && lock.error().code == ErrorCode::Busy)
        return failure(
            ErrorCode::Busy,
            u"The database %1 has an older schema and is in use: restart its server first"_s.arg(options.path));
    const Result<SchemaStatus> migrated = lock ? migrateDatabase(options) : failure(lock);
    return migrated ? Result<void>() : failure(migrated);
}

Result<void> checkForLooking(const DatabaseOptions &options)
{
    if (!QFileInfo::exists(options.path))
        return failure(ErrorCode::NotFound, u"There is no file %1, and only to read none is made"_s.arg(options.path));
    const Result<SchemaStatus> schema = lookAtSchema(options);
    if (schema && !schema->pending.isEmpty())
        return failure(
            ErrorCode::SchemaChanged,
            u"The file %1 is of an older version: to be read it would have to be brought up to date, which changes it. Open it once without “Only read”"_s
                .arg(options.path));
    return schema ? Result<void>() : failure(schema);
}

Result<OpenedStore> openBesideServer(const Settings &settings)
{
    const DatabaseOptions options = databaseOptions(settings);
    const Result<void> ready = prepareBesideServer(options);
    return ready ? openedStore(options) : failure(ready);
}

Result<OpenedStore> openForLooking(const Settings &settings)
{
    const DatabaseOptions options = databaseOptions(settings);
    const Result<SchemaStatus> schema = lookAtSchema(options);
    if (!schema)
        return failure(schema);
    return schema->pending.isEmpty() ? openedStore(readOnly(options)) : openCopy(settings);
}

Result<OpenedStore> openCopy(const Settings &settings)
{
    DatabaseOptions options = databaseOptions(settings);
    auto folder = std::make_unique<QTemporaryDir>();
    const QString copy = folder->filePath(u"metadata.db"_s);
    if (QFileInfo::exists(options.path)) {
        const Result<std::unique_ptr<Connection>> source = Connection::open(readOnly(options));
        const Result<void> copied = source ? copyDatabase(**source, copy) : failure(source);
        if (!copied)
            return failure(copied);
    }
    options.path = copy;
    const Result<SchemaStatus> migrated = migrateDatabase(options);
    return migrated ? openedStore(options, std::move(folder)) : failure(migrated);
}

} // namespace hearthbook
