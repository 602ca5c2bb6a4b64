#include "core/storage/foreigndatabase.h"

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"
#include "core/storage/backup.h"
#include "core/storage/foreignwork.h"
#include "core/storage/sqliteerror.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Finalizer
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalizer>;

Prepared prepare(sqlite3 *db, const QByteArray &sql)
{
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(db, sql.constData(), int(sql.size()), &statement, nullptr);
    return Prepared(statement);
}

/// A file in WAL mode without a WAL is nobody's at the moment. Opened as any other it would get one.
bool isWalAtRest(const QString &path)
{
    if (QFileInfo(path + u"-wal"_s).size() > 0)
        return false;
    QFile file(path);
    constexpr qsizetype versions = 18; // two bytes of the header: https://sqlite.org/fileformat2.html, 1.3
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(versions + 2);
    return head.size() == versions + 2 && head[versions] == 2 && !QFile::exists(path + u"-shm"_s);
}

QByteArray uriOf(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QByteArray uri = QUrl::fromLocalFile(absolute).toEncoded(QUrl::FullyEncoded).replace('?', "%3f");
    return isWalAtRest(absolute) ? uri + "?immutable=1" : uri;
}

QByteArrayView textAt(sqlite3_stmt *row, int at)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(row, at));
    return { text, sqlite3_column_bytes(row, at) };
}

void writeText(JsonWriter &json, QByteArrayView text, ForeignDatabase::Column::Form form)
{
    if (form == ForeignDatabase::Column::Json && JsonDocument::parse(text.toByteArray()))
        json.raw(text);
    else
        json.value(QString::fromUtf8(text)); // bytes that are no UTF-8 become replacement characters
}

/// Bytes that the columns hold in all rows.
qint64 bytesIn(sqlite3 *db, const QByteArray &table, const QByteArrayList &columns)
{
    QByteArray sum = "0";
    for (const QByteArray &column : columns)
        sum += " + ifnull(length(CAST(" + column + " AS BLOB)), 0)";
    const Prepared query = prepare(db, "SELECT total(" + sum + ") FROM " + table);
    return sqlite3_step(query.get()) == SQLITE_ROW ? sqlite3_column_int64(query.get(), 0) : 0;
}

void writeValue(JsonWriter &json, sqlite3_stmt *row, int at, ForeignDatabase::Column::Form form)
{
    switch (sqlite3_column_type(row, at)) {
    case SQLITE_NULL: json.null(); return;
    case SQLITE_INTEGER: {
        const qint64 number = sqlite3_column_int64(row, at);
        if (form == ForeignDatabase::Column::Flag && (number == 0 || number == 1))
            json.value(number == 1);
        else
            json.value(number);
        return;
    }
    case SQLITE_FLOAT: json.value(sqlite3_column_double(row, at)); return;
    default: writeText(json, textAt(row, at), form); return;
    }
}

} // namespace

Result<std::unique_ptr<ForeignDatabase>> ForeignDatabase::open(const QString &path, int busyTimeoutMs)
{
    const QString doing = u"The file %1 cannot be read as a database"_s.arg(path);
    if (!QFileInfo(path).isFile())
        return failure(ErrorCode::Unavailable, u"%1: there is no such file"_s.arg(doing));
    if (QFileInfo(path).size() == 0)
        return failure(ErrorCode::NotADatabase, u"%1: it is empty"_s.arg(doing));
    sqlite3 *db = nullptr;
    const int opened = sqlite3_open_v2(uriOf(path).constData(), &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    std::unique_ptr<ForeignDatabase> database(new ForeignDatabase(db, path));
    if (opened == SQLITE_OK) {
        sqlite3_busy_timeout(db, busyTimeoutMs);
        sqlite3_extended_result_codes(db, 1);
    }
    const ForeignWork bounded(db);
    // Read before anything else: SQLite opens lazily. In a transaction: every later read, and the copy, sees this state.
    if (opened != SQLITE_OK
        || sqlite3_exec(db, "BEGIN; SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr) != SQLITE_OK)
        return tl::unexpected(sqliteError(db, doing));
    return database;
}

ForeignDatabase::~ForeignDatabase()
{
    sqlite3_close(m_db);
}

Result<QStringList> ForeignDatabase::columns(const QString &table) const
{
    const ForeignWork bounded(m_db);
    const Prepared query = prepare(
        m_db,
        "SELECT name FROM pragma_table_info(?1) WHERE EXISTS (SELECT 1 FROM sqlite_schema AS known"
        " WHERE known.type = 'table' AND known.name = ?1 COLLATE NOCASE)");
    const QByteArray name = table.toUtf8();
    sqlite3_bind_text(query.get(), 1, name.constData(), int(name.size()), SQLITE_STATIC);
    QStringList found;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(query.get())) == SQLITE_ROW)
        found += QString::fromUtf8(textAt(query.get(), 0));
    if (code != SQLITE_DONE)
        return tl::unexpected(sqliteError(m_db, u"The file %1 cannot be read"_s.arg(m_path)));
    return found;
}

Result<QByteArrayList> ForeignDatabase::rows(const QByteArray &table, const std::vector<Column> &columns,
                                             const QByteArray &orderBy) const
{
    const Result<QStringList> known = this->columns(QString::fromLatin1(table));
    if (!known)
        return failure(known);
    std::vector<Column> there;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(there),
                 [&](const Column &column) { return known->contains(QString::fromLatin1(column.name)); });
    QByteArrayList names;
    for (const Column &column : there)
        names += column.name;
    const ForeignWork bounded(m_db);
    qint64 left = ForeignWork::mostText(QFileInfo(m_path).size() + QFileInfo(m_path + u"-wal"_s).size());
    const auto tooMuch = [this] {
        return failure(ErrorCode::TooLarge, u"The file %1 holds far more than its size says"_s.arg(m_path));
    };
    if (bytesIn(m_db, table, names) > left) // before they are put in order, which takes as much room
        return tooMuch();
    const Prepared query = prepare(m_db, "SELECT " + names.join(", ") + " FROM " + table + " ORDER BY " + orderBy);
    QByteArrayList found;
    int code = SQLITE_OK;
    while ((code = sqlite3_step(query.get())) == SQLITE_ROW) {
        JsonWriter json;
        json.beginObject();
        for (std::size_t i = 0; i < there.size(); ++i)
            writeValue(json.key(there[i].name), query.get(), int(i), there[i].form);
        found += json.endObject().take();
        left -= found.last().size();
        if (left < 0)
            return tooMuch();
    }
    if (code != SQLITE_DONE)
        return tl::unexpected(sqliteError(m_db, u"The file %1 cannot be read"_s.arg(m_path)));
    return found;
}

Result<void> ForeignDatabase::copyTo(const QString &target) const
{
    return copyDatabase(m_db, target);
}

} // namespace hearthbook
