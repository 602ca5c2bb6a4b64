#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

struct sqlite3;

namespace hearthbook {

/// An SQLite file as any other program opens it: none of our pragmas. Ends the test on failure.
class PlainDatabase
{
public:
    explicit PlainDatabase(const QString &path);
    ~PlainDatabase();
    Q_DISABLE_COPY_MOVE(PlainDatabase)

    void run(const QByteArray &sql);
    bool refuses(const QByteArray &sql);

    /// The first column of all rows; "NULL" for null.
    QStringList column(const QByteArray &sql);

    QString value(const QByteArray &sql) { return column(sql).value(0); }

private:
    sqlite3 *m_db = nullptr;
};

} // namespace hearthbook
