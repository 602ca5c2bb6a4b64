#include "tests/support/plaindatabase.h"

#include <QFile>

#include <sqlite3.h>

namespace hearthbook {

PlainDatabase::PlainDatabase(const QString &path)
{
    if (sqlite3_open(QFile::encodeName(path).constData(), &m_db) != SQLITE_OK)
        qFatal("cannot open %s", qUtf8Printable(path));
    sqlite3_busy_timeout(m_db, 5000);
    run("PRAGMA synchronous=OFF"); // a test that loses power starts again
}

PlainDatabase::~PlainDatabase()
{
    sqlite3_close(m_db);
}

void PlainDatabase::run(const QByteArray &sql)
{
    char *message = nullptr;
    if (sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, &message) != SQLITE_OK)
        qFatal("%s in %s", message, sql.constData());
}

bool PlainDatabase::refuses(const QByteArray &sql)
{
    return sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK;
}

QStringList PlainDatabase::column(const QByteArray &sql)
{
    QStringList rows;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(m_db, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        qFatal("%s in %s", sqlite3_errmsg(m_db), sql.constData());
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
        rows += text ? QString::fromUtf8(text) : QStringLiteral("NULL");
    }
    sqlite3_finalize(statement);
    return rows;
}

} // namespace hearthbook
