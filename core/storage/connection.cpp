#include "core/storage/connection.h"

#include "core/storage/databasestate.h"
#include "core/storage/sqliteerror.h"
#include "core/storage/textfunctions.h"
#include "core/storage/writingrights.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <sqlite3.h>

#include <atomic>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// QSqlDatabase keeps its connections by name for the whole process.
QString uniqueName()
{
    static std::atomic<quint64> count = 0;
    return u"hearthbook-%1"_s.arg(++count);
}

/// Must happen before SQLite's first use. It counts its memory under a global lock unless told not to; triggers allocate
/// often, which a larger look-aside buffer makes cheap.
void configureLibrary()
{
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0)
        | sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 1200, 300);
    std::ignore = done;
}

/// SQLite's name for a database without a file.
bool isInMemory(const DatabaseOptions &options)
{
    return options.path == u":memory:"_s;
}

Result<void> prepareFolder(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir())
        return failure(ErrorCode::NotADatabase, u"The database %1 is a folder, not a file"_s.arg(path));
    const QDir folder = file.absoluteDir();
    if (!folder.exists() && !folder.mkpath(u"."_s))
        return failure(ErrorCode::Unavailable, u"The folder of the database %1 cannot be made"_s.arg(path));
    return {};
}

/// Whoever only reads makes no file, as where it was deleted a moment ago.
Result<void> expectFile(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir())
        return failure(ErrorCode::NotADatabase, u"The database %1 is a folder, not a file"_s.arg(path));
    if (!file.exists())
        return failure(ErrorCode::Unavailable, u"There is no database %1"_s.arg(path));
    return {};
}

QString readOnlyFile(const QString &path)
{
    const QString why = whyNotWritable(path);
    const QString message = u"The database %1 is read-only for this user"_s.arg(path);
    return why.isEmpty() ? message : message + u": "_s + why;
}

/// The last connection to leave moves what stands in the WAL into the file and removes the WAL's files by name. Not one that only
/// reads: what it found stays as it was. Nor where another file lies at the path: those are that one's.
bool leavesWal(const DatabaseOptions &options)
{
    if (options.state && options.state->areFilesLost())
        return true;
    return options.readOnly && QFileInfo(options.path + u"-wal"_s).size() > 0;
}

} // namespace

Connection::Connection(DatabaseOptions options, QString name) : m_options(std::move(options)), m_name(std::move(name))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const DatabaseOptions &options)
{
    configureLibrary();
    const Result<void> folder = isInMemory(options) ? Result<void>()
        : options.readOnly                          ? expectFile(options.path)
                                                    : prepareFolder(options.path);
    if (!folder)
        return failure(folder);
    std::unique_ptr<Connection> connection(new Connection(options, uniqueName()));
    for (auto step : { &Connection::openFile, &Connection::probe, &Connection::configure }) {
        const Result<void> done = (connection.get()->*step)();
        if (done)
            continue;
        if (options.state)
            options.state->met(done.error());
        return failure(done);
    }
    return connection;
}

Connection::~Connection()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    finalizeVaried();
    if (m_handle && leavesWal(m_options))
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    m_handle = nullptr;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<void> Connection::openFile()
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    if (!m_database.isValid())
        return failure(ErrorCode::Unavailable, u"Qt's SQLite driver is not installed (package libqt6sql6-sqlite)"_s);
    m_database.setDatabaseName(m_options.path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(m_options.busyTimeoutMs));
    if (!m_database.open()) {
        const int code = m_database.lastError().nativeErrorCode().toInt();
        return failure(
            sqliteErrorCode(code),
            u"The database %1 cannot be opened: %2"_s.arg(m_options.path, m_database.lastError().databaseText()));
    }
    m_handle = *static_cast<sqlite3 **>(m_database.driver()->handle().data());
    sqlite3_extended_result_codes(m_handle, 1);
    registerTextFunctions(m_handle);
    const auto noteWal = [](void *self, sqlite3 *, const char *, int pages) {
        static_cast<Connection *>(self)->m_walPages = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle, noteWal, this);
    return {};
}

/// SQLite opens lazily: only a read tells whether the file is a database. What it opened for reading alone it may not
/// even be able to read, for want of the WAL's files.
Result<void> Connection::probe()
{
    if (!m_options.readOnly && sqlite3_db_readonly(m_handle, "main") == 1)
        return failure(ErrorCode::ReadOnly, readOnlyFile(m_options.path));
    if (sqlite3_exec(m_handle, "PRAGMA schema_version", nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(m_handle, u"The database %1 cannot be read"_s.arg(m_options.path)));
    return {};
}

Result<void> Connection::configure()
{
    const QString pragmas =
        u"PRAGMA synchronous=%1; PRAGMA foreign_keys=ON; PRAGMA temp_store=%2; PRAGMA cache_size=%3; PRAGMA %4"_s
            .arg(m_options.synchronous, m_options.tempStore)
            .arg(m_options.cacheSize)
            .arg(m_options.readOnly ? u"query_only=ON"_s : u"journal_mode=WAL"_s);
    if (sqlite3_exec(m_handle, pragmas.toUtf8().constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(m_handle, u"The database %1 cannot be prepared"_s.arg(m_options.path)));
    m_wal = text("PRAGMA journal_mode") == u"wal"_s;
    if (!m_wal && !m_options.readOnly && !isInMemory(m_options))
        return failure(ErrorCode::Unavailable,
                       u"The file system of %1 does not allow SQLite's WAL mode"_s.arg(m_options.path));
    return {};
}

Statement Connection::statement(const QByteArray &sql)
{
    sqlite3_stmt *&prepared = m_statements[sql];
    if (!prepared)
        prepared = prepare(sql);
    return Statement(m_handle, prepared, m_options.state.get());
}

Statement Connection::variedStatement(const QByteArray &sql)
{
    constexpr qsizetype most = 128;
    if (m_varied.size() >= most && !m_varied.contains(sql))
        finalizeVaried();
    sqlite3_stmt *&prepared = m_varied[sql];
    if (!prepared)
        prepared = prepare(sql);
    return Statement(m_handle, prepared, m_options.state.get());
}

void Connection::finalizeVaried()
{
    for (sqlite3_stmt *statement : std::as_const(m_varied))
        sqlite3_finalize(statement);
    m_varied.clear();
}

sqlite3_stmt *Connection::prepare(const QByteArray &sql) const
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.constData(), int(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr)
        != SQLITE_OK)
        qCritical("A statement cannot be prepared: %s: %s", sqlite3_errmsg(m_handle), sql.constData());
    return prepared;
}

Result<void> Connection::execute(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(m_handle, u"The database refused"_s));
    return {};
}

qint64 Connection::number(const QByteArray &sql)
{
    Statement query = statement(sql);
    const Result<bool> row = query.step();
    return row && *row ? query.integer() : 0;
}

QString Connection::text(const QByteArray &sql)
{
    Statement query = statement(sql);
    const Result<bool> row = query.step();
    return row && *row ? query.text() : QString();
}

qint64 Connection::totalChanges() const
{
    return sqlite3_total_changes64(m_handle);
}

std::optional<CommitStamp> Connection::commitStamp()
{
    if (m_wal && !m_walIndex.isAttached()) {
        number("PRAGMA schema_version"); // a read, so that the wal-index is open
        m_walIndex.attach(m_handle);
    }
    return m_walIndex.stamp();
}

void Connection::checkpoint(Checkpoint mode)
{
    sqlite3_wal_checkpoint_v2(m_handle, nullptr,
                              mode == Checkpoint::Truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                              nullptr, nullptr);
    m_walPages = 0;
}

bool Connection::inAutocommit() const
{
    return sqlite3_get_autocommit(m_handle) != 0;
}

PreparedStatement::PreparedStatement(Connection &connection, const QByteArray &sql)
    : m_connection(connection), m_statement(connection.prepare(sql))
{
}

PreparedStatement::~PreparedStatement()
{
    sqlite3_finalize(m_statement);
}

} // namespace hearthbook
