#include "core/storage/foreignwork.h"

#include "core/storage/migrations.h"
#include "core/storage/rawdatabase.h"
#include "core/storage/sqliteerror.h"

#include <QFile>

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int stepsBetweenLooks = 10'000; ///< of SQLite's machine: some tenths of a millisecond

/// SQLite keeps a statement as it was written; a rewritten line break or blank is no difference.
QString plain(const QString &sql)
{
    return sql.simplified();
}

Result<QString> shippedSql()
{
    const Result<QList<Migration>> migrations = shippedMigrations();
    if (!migrations)
        return failure(migrations);
    QString all;
    for (const Migration &migration : *migrations)
        all += QString::fromUtf8(migration.sql) + u'\n';
    return plain(all);
}

/// `DROP TRIGGER "x"` for each that does not stand in `known`.
struct Removal
{
    QString known;
    QByteArray sql;
};

int takeRow(void *removal, int, char **values, char **)
{
    auto *to = static_cast<Removal *>(removal);
    const QByteArray type = values[0];
    if (values[2] && to->known.contains(plain(QString::fromUtf8(values[2]))))
        return 0;
    to->sql += "DROP " + type.toUpper() + " \"" + QByteArray(values[1]).replace('"', "\"\"") + "\";";
    return 0;
}

} // namespace

ForeignWork::ForeignWork(sqlite3 *db, std::chrono::milliseconds most)
    : m_db(db), m_end(std::chrono::steady_clock::now() + most)
{
    const auto isOver = [](void *self) {
        return int(std::chrono::steady_clock::now() >= static_cast<ForeignWork *>(self)->m_end);
    };
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, longestValue);
    sqlite3_progress_handler(db, stepsBetweenLooks, isOver, this);
}

ForeignWork::~ForeignWork()
{
    sqlite3_progress_handler(m_db, 0, nullptr, nullptr);
}

qint64 ForeignWork::mostText(qint64 fileSize)
{
    constexpr qint64 least = qint64(16) << 20;
    constexpr qint64 times = 16;
    return least + times * fileSize;
}

Result<void> removeForeignLogic(const QString &copy)
{
    const QString doing = u"The database %1 cannot be read"_s.arg(copy);
    const Result<QString> known = shippedSql();
    if (!known)
        return failure(known);
    sqlite3 *opened = nullptr;
    const int code = sqlite3_open(QFile::encodeName(copy).constData(), &opened);
    const RawDatabase db(opened);
    if (code != SQLITE_OK)
        return tl::unexpected(sqliteError(opened, doing));
    const ForeignWork bounded(opened);
    Removal removal { *known, {} };
    int done = sqlite3_exec(opened, "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')",
                            takeRow, &removal, nullptr);
    if (done == SQLITE_OK)
        done = sqlite3_exec(opened, removal.sql.constData(), nullptr, nullptr, nullptr);
    return done == SQLITE_OK ? Result<void>() : tl::unexpected(sqliteError(opened, doing));
}

} // namespace hearthbook
