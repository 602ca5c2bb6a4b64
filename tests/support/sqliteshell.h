#pragma once

#include <QProcess>
#include <QStandardPaths>

namespace hearthbook {

/// The program sqlite3, as a user starts it.
inline bool hasSqliteShell()
{
    return !QStandardPaths::findExecutable(QStringLiteral("sqlite3")).isEmpty();
}

/// True where the shell did it.
inline bool sqliteShell(const QString &path, const QString &sql)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), { QStringLiteral("-bail"), path, QStringLiteral(".timeout 5000"), sql });
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

} // namespace hearthbook
