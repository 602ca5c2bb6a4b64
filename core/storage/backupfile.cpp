#include "core/storage/backupfile.h"

#include "core/storage/sqliteerror.h"
#include "core/storage/statement.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Finalize
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

/// The first column of all rows.
Result<QStringList> texts(sqlite3 *db, const QByteArray &sql)
{
    const QString doing = u"It cannot be read"_s;
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(db, sql.constData(), int(sql.size()), &prepared, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(db, doing));
    const std::unique_ptr<sqlite3_stmt, Finalize> owner(prepared);
    QStringList found;
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared))
        found += QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(prepared, 0)));
    return code == SQLITE_DONE ? Result<QStringList>(found) : tl::unexpected(sqliteError(db, doing));
}

/// Of a table that may not be there.
Result<QString> one(sqlite3 *db, const QStringList &tables, const QString &table, const QByteArray &sql)
{
    if (!tables.contains(table))
        return QString();
    return texts(db, sql).map([](const QStringList &found) { return found.value(0); });
}

/// A damaged file shows itself in many ways.
Error damaged(const QString &path, const QString &why, ErrorCode code = ErrorCode::Corrupt)
{
    return { code, u"The backup %1 is damaged: %2"_s.arg(path, why), {} };
}

QString firstDifference(const BookFacts &is, const BookFacts &said)
{
    if (is.schema != said.schema)
        return u"its schema version is %1, the manifest says %2"_s.arg(is.schema).arg(said.schema);
    if (is.seq != said.seq || is.epoch != said.epoch)
        return u"its journal ends at %1 of epoch %2, the manifest says %3 of %4"_s.arg(
            QString::number(is.seq), is.epoch, QString::number(said.seq), said.epoch);
    if (is.dangling != said.dangling)
        return u"%1 rows refer to rows which do not exist, the manifest says %2"_s.arg(is.dangling).arg(said.dangling);
    for (const auto &[table, count] : said.counts) {
        if (is.count(table) != count)
            return u"the table %1 has %2 rows, the manifest says %3"_s.arg(table).arg(is.count(table)).arg(count);
    }
    return is == said ? QString() : u"it has tables that the manifest does not know"_s;
}

Result<BackupManifest> manifestOf(const QString &path)
{
    const QString place = manifestPath(path);
    QFile file(place);
    if (!file.exists())
        return failure(ErrorCode::NotFound,
                       u"The backup %1 has no manifest %2: whether it is whole cannot be told"_s.arg(path, place));
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unavailable, u"The manifest %1 cannot be read: %2"_s.arg(place, file.errorString()));
    const Result<BackupManifest> read = readManifest(file.readAll());
    if (!read)
        return failure(ErrorCode::Corrupt, u"The manifest %1 is damaged: %2"_s.arg(place, read.error().message));
    return read;
}

} // namespace

Result<BookFacts> factsOf(sqlite3 *db)
{
    const Result<QStringList> tables = texts(
        db,
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE"
        " 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name");
    if (!tables)
        return failure(tables);
    BookFacts facts;
    for (const QString &table : *tables) {
        QString quoted = table;
        quoted.replace(u'"', u"\"\""_s);
        const Result<QStringList> count = texts(db, "SELECT count(*) FROM \"" + quoted.toUtf8() + '"');
        if (!count)
            return failure(count);
        facts.counts.emplace_back(table, count->value(0).toLongLong());
    }
    std::sort(facts.counts.begin(), facts.counts.end());
    const Result<QString> schema = one(db, *tables, u"schema_migrations"_s,
                                       "SELECT max(number) FROM schema_migrations");
    const Result<QString> seq = one(db, *tables, u"changes"_s, "SELECT max(seq) FROM changes");
    const Result<QString> epoch = one(db, *tables, u"meta"_s, "SELECT value FROM meta WHERE key = 'epoch'");
    const Result<QStringList> dangling = texts(db, "SELECT count(*) FROM pragma_foreign_key_check");
    for (const auto *read : { &schema, &seq, &epoch }) {
        if (!*read)
            return failure(*read);
    }
    if (!dangling)
        return failure(dangling);
    facts.schema = schema->toLongLong();
    facts.seq = seq->toLongLong();
    facts.epoch = *epoch;
    facts.dangling = dangling->value(0).toLongLong();
    return facts;
}

Result<std::unique_ptr<BackupFile>> BackupFile::open(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return failure(ErrorCode::NotFound, u"There is no backup %1"_s.arg(path));
    if (!file.isFile() || !file.isReadable())
        return failure(ErrorCode::Unavailable, u"The backup %1 is no file that can be read"_s.arg(path));
    QUrl url = QUrl::fromLocalFile(file.absoluteFilePath());
    url.setQuery(u"immutable=1"_s);
    sqlite3 *db = nullptr;
    const int code = sqlite3_open_v2(url.toEncoded().constData(), &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    std::unique_ptr<BackupFile> opened(new BackupFile(db));
    if (code != SQLITE_OK)
        return tl::unexpected(sqliteError(db, u"The backup %1 cannot be opened"_s.arg(path)));
    return opened;
}

BackupFile::~BackupFile()
{
    sqlite3_close(m_db);
}

Result<BookFacts> BackupFile::check() const
{
    const Result<QStringList> found = texts(m_db, "PRAGMA integrity_check(3)");
    if (!found)
        return failure(found);
    if (*found != QStringList { u"ok"_s })
        return failure(ErrorCode::Corrupt, u"SQLite finds: %1"_s.arg(found->join(u"; "_s).simplified()));
    return factsOf(m_db);
}

Result<QString> sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file) || file.error() != QFile::NoError)
        return failure(ErrorCode::Unavailable, u"The file %1 cannot be read: %2"_s.arg(path, file.errorString()));
    return QString::fromLatin1(hash.result().toHex());
}

Result<BackupManifest> verifyBackup(const QString &path)
{
    const Result<std::unique_ptr<BackupFile>> file = BackupFile::open(path);
    if (!file)
        return failure(file);
    const Result<BackupManifest> manifest = manifestOf(path);
    if (!manifest)
        return failure(manifest);
    if (const qint64 bytes = QFileInfo(path).size(); bytes != manifest->bytes)
        return tl::unexpected(
            damaged(path, u"it has %1 bytes, the manifest says %2"_s.arg(bytes).arg(manifest->bytes)));
    const Result<QString> sha256 = sha256Of(path);
    if (!sha256)
        return failure(sha256);
    const Result<BookFacts> facts = (*file)->check();
    if (*sha256 != manifest->sha256)
        return tl::unexpected(
            damaged(path,
                    u"its SHA-256 is %1, the manifest says %2%3"_s.arg(
                        *sha256, manifest->sha256, facts ? QString() : u"; "_s + facts.error().message)));
    if (!facts)
        return tl::unexpected(damaged(path, facts.error().message));
    if (const QString difference = firstDifference(*facts, manifest->facts); !difference.isEmpty())
        return tl::unexpected(damaged(path, difference));
    return manifest;
}

} // namespace hearthbook
