#pragma once

#include "core/settings/settings.h"
#include "core/storage/databaseoptions.h"
#include "core/storage/store.h"

#include <QTemporaryDir>

namespace hearthbook {

/// How the settings want the database opened.
DatabaseOptions databaseOptions(const Settings &settings);

/// What is wrong with a database that cannot be used, and what helps, in one line.
QString unusableDatabase(const Error &error);

/// Who writes where a command does, in the journal.
QString commandActor();

/// The schema of the file, without touching it: a file that is not there is not made. Errors: those of Migrator::status().
Result<SchemaStatus> lookAtSchema(const DatabaseOptions &options);

/// A store for a command.
struct OpenedStore
{
    std::unique_ptr<QTemporaryDir> folder = {}; ///< of the copy that it works on, if it does
    std::unique_ptr<Store> store = {};
};

/// Brings the file to this program's schema where it is older, or not there; only for that the server's lock is taken.
/// Errors: Busy where a server holds a file of an older schema; those of the migration.
Result<void> prepareBesideServer(const DatabaseOptions &options);

/// Whether the file can be read as it is, without being made or changed. Errors: NotFound; SchemaChanged where its schema is older;
/// those of lookAtSchema().
Result<void> checkForLooking(const DatabaseOptions &options);

/// Opens the database to write to it, also while a server runs on it. Errors: those of prepareBesideServer().
Result<OpenedStore> openBesideServer(const Settings &settings);

/// Opens the database to look at it: nothing is written. Where the schema is older, or there is no file at all, the store is
/// a copy in a temporary folder with the present schema.
Result<OpenedStore> openForLooking(const Settings &settings);

/// A store on a copy in a temporary folder, with the present schema, to try out what would be written. The database is only
/// read; where there is none the copy is empty.
Result<OpenedStore> openCopy(const Settings &settings);

} // namespace hearthbook
