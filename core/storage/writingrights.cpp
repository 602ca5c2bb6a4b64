#include "core/storage/writingrights.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/statvfs.h>
#include <unistd.h>
#endif

namespace hearthbook {

using namespace Qt::StringLiterals;

QString existingFolder(const QString &folder)
{
    QString path = QFileInfo(folder).absoluteFilePath();
    while (!QFileInfo(path).isDir() && path != QFileInfo(path).path())
        path = QFileInfo(path).path();
    return path;
}

#ifdef Q_OS_UNIX

namespace {

bool isMountedReadOnly(const QString &path)
{
    struct statvfs found = {};
    return ::statvfs(QFile::encodeName(path).constData(), &found) == 0 && (found.f_flag & ST_RDONLY);
}

/// In a container users often have a number alone.
QString ownerOf(const QFileInfo &file)
{
    const QString number = u"user %1"_s.arg(file.ownerId());
    return file.owner().isEmpty() ? number : u"%1 (%2)"_s.arg(file.owner(), number);
}

/// Beside the folder only what belongs to the database: it may lie among other things.
QString handOver(const QFileInfo &denied, const QFileInfo &database)
{
    if (denied.ownerId() == ::getuid())
        return u"%1 is write-protected against its own user: chmod u+w %1 lets it be written"_s.arg(denied.filePath());
    const QString files = database.exists() ? u" %1*"_s.arg(database.filePath()) : QString();
    return u"%1 belongs to %2, and this is user %3: chown %3:%4 %5%6, as root, hands it over"_s.arg(
        denied.filePath(), ownerOf(denied), QString::number(::getuid()), QString::number(::getgid()),
        database.absolutePath(), files);
}

QString makeFolder(const QString &denied, const QString &folder)
{
    return u"there is no folder %1, and user %2 may not make it in %3: install -d -m 700 -o %2 -g %4 %1, as root, makes it"_s
        .arg(folder, QString::number(::getuid()), denied, QString::number(::getgid()));
}

} // namespace

QString whyNotWritable(const QString &databasePath)
{
    const QFileInfo database(QFileInfo(databasePath).absoluteFilePath());
    const QString wanted = database.absolutePath();
    const QFileInfo folder(existingFolder(wanted));
    if (isMountedReadOnly(folder.filePath()))
        return u"%1 is mounted read-only: a database needs a folder that can be written, in a container that of a volume"_s
            .arg(folder.filePath());
    if (!folder.isWritable())
        return folder.filePath() == wanted ? handOver(folder, database) : makeFolder(folder.filePath(), wanted);
    for (const QLatin1StringView suffix : { ""_L1, "-wal"_L1, "-shm"_L1, ".lock"_L1 }) {
        const QFileInfo file(database.filePath() + suffix);
        if (file.exists() && !file.isWritable())
            return handOver(file, database);
    }
    return {};
}

#else

QString whyNotWritable(const QString &)
{
    return {};
}

#endif

} // namespace hearthbook
