// What the tests of storage need another process for. Usage: storage_helper COMMAND PATH [MORE]
//   lock PATH            holds the file lock, prints "locked", waits to be killed
//   hold PATH            holds SQLite's write lock, prints "held", waits to be killed
//   die-migrating PATH FOLDER   applies the folder's migrations and is killed inside the last one
//   die-writing PATH     is killed within a bulk upsert, after the rows were written and before COMMIT
//   die-syncing PATH     is killed within a whole listing, after its rows were written and before COMMIT
//   open PATH            opens and migrates, prints "ok" or the error's word
//   open-unprivileged PATH   the same as a user without rights: root steps down before
//   why PATH             what one is told of a database that cannot be written
//   why-unprivileged PATH   what a user without rights is told

#include "core/storage/filelock.h"
#include "core/storage/legacyschema.h"
#include "core/storage/transaction.h"
#include "core/storage/writingrights.h"
#include "tests/support/homes.h"
#include "tests/support/registries.h"
#include "tests/support/temporarydatabase.h"

#include <QCoreApplication>

#include <sqlite3.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

int say(const QString &line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
    return 0;
}

DatabaseOptions optionsFor(const QString &path)
{
    DatabaseOptions options;
    options.path = path;
    return options;
}

int holdLock(const QString &path)
{
    const Result<std::unique_ptr<FileLock>> lock = FileLock::acquire(path);
    if (!lock)
        return say(errorWord(lock.error().code));
    say(u"locked"_s);
    for (;;)
        pause();
}

int holdWriting(const QString &path)
{
    const auto connection = must(Connection::open(optionsFor(path)));
    const Transaction transaction = must(Transaction::begin(*connection));
    say(u"held"_s);
    for (;;)
        pause();
}

void die(sqlite3_context *, int, sqlite3_value **)
{
    raise(SIGKILL);
}

int dieMigrating(const QString &path, const QString &folder)
{
    const auto connection = must(Connection::open(optionsFor(path)));
    sqlite3_create_function(connection->handle(), "die", 0, SQLITE_UTF8, nullptr, die, nullptr, nullptr);
    Migrator migrator(*connection, must(readMigrations(folder)), normaliseLegacySchema);
    must(migrator.apply());
    return say(u"survived"_s);
}

int dieWriting(const QString &path)
{
    const auto store = must(Store::open(optionsFor(path)));
    Transaction transaction = must(Transaction::begin(store->connection()));
    must(store->journal().begin(TemporaryDatabase::feeder()));
    must(store->connection().execute("PRAGMA cache_spill=1; PRAGMA cache_size=1")); // so that pages reach the WAL
    must(store->devices().upsert(must(readDevices(devicesOfHome(2000, 1))).rows));
    raise(SIGKILL);
    return say(u"survived"_s);
}

/// Of the 2,000 devices of the file 300 are not listed, one has another id, the rest is changed.
int dieSyncing(const QString &path)
{
    const auto store = must(Store::open(optionsFor(path)));
    Transaction transaction = must(Transaction::begin(store->connection()));
    must(store->journal().begin(TemporaryDatabase::feeder()));
    must(store->connection().execute("PRAGMA cache_spill=1; PRAGMA cache_size=1")); // so that pages reach the WAL
    const SyncReport report = must([&] {
        RegistrySnapshot snapshot = snapshotOf({ .devices = devicesOfHome(1700, 1),
                                                 .entities = "[]",
                                                 .splits = R"({"d1999":{"split_ids":["d0000"],"primary_id":null}})" });
        return RegistrySync(*store, unguarded).apply(snapshot, u"discovery"_s);
    }());
    if (report.devices.gone != 299 || report.moved != 1)
        return say(u"not synced"_s);
    raise(SIGKILL);
    return say(u"survived"_s);
}

bool stepDown()
{
    const gid_t group = 65534;
    const uid_t user = 65534;
    return geteuid() != 0 || (setgid(group) == 0 && setuid(user) == 0);
}

int openDatabase(const QString &path)
{
    const Result<SchemaStatus> done = migrateDatabase(optionsFor(path));
    return say(done ? u"ok"_s : errorWord(done.error().code));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    const QString path = arguments.value(2);
    if (command == u"lock"_s)
        return holdLock(path);
    if (command == u"hold"_s)
        return holdWriting(path);
    if (command == u"die-migrating"_s)
        return dieMigrating(path, arguments.value(3));
    if (command == u"die-writing"_s)
        return dieWriting(path);
    if (command == u"die-syncing"_s)
        return dieSyncing(path);
    if (command == u"open"_s)
        return openDatabase(path);
    if (command == u"open-unprivileged"_s)
        return stepDown() ? openDatabase(path) : say(u"cannot step down"_s);
    if (command == u"why"_s)
        return say(whyNotWritable(path));
    if (command == u"why-unprivileged"_s)
        return say(stepDown() ? whyNotWritable(path) : u"cannot step down"_s);
    return 2;
}
