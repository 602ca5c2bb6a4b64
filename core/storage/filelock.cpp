#include "core/storage/filelock.h"

#include "core/storage/writingrights.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <tuple>
#endif

namespace hearthbook {

using namespace Qt::StringLiterals;

#ifdef Q_OS_UNIX

namespace {

/// Where a symbolic link leads, as SQLite finds it: one file has one lock.
QString fileOf(const QFileInfo &database)
{
    if (database.exists())
        return database.canonicalFilePath();
    return database.isSymLink() ? database.symLinkTarget() : database.filePath();
}

/// Who holds the lock, as it wrote itself; in another container the number is another's.
QString holderOf(int descriptor)
{
    char text[24] = {};
    const ssize_t size = ::pread(descriptor, text, sizeof text - 1, 0);
    const QByteArray number = QByteArray(text, size > 0 ? size : 0).trimmed();
    bool isNumber = false;
    number.toLongLong(&isNumber);
    return isNumber ? u" (process %1)"_s.arg(QLatin1StringView(number)) : QString();
}

/// The holder's number is written into it: a file that has another name, or a link's end, is somebody else's.
bool isOwnFile(int descriptor)
{
    struct stat found = {};
    return ::fstat(descriptor, &found) == 0 && S_ISREG(found.st_mode) && found.st_nlink == 1;
}

/// On a full disk nothing is written, and the lock holds as well.
void writeHolder(int descriptor)
{
    const QByteArray number = QByteArray::number(qint64(::getpid())) + '\n';
    std::ignore = ::ftruncate(descriptor, 0) == 0
        && ::pwrite(descriptor, number.constData(), std::size_t(number.size()), 0) == number.size();
}

} // namespace

Result<std::unique_ptr<FileLock>> FileLock::acquire(const QString &databasePath)
{
    const QFileInfo database(databasePath);
    if (database.isDir())
        return failure(ErrorCode::NotADatabase, u"The database %1 is a folder, not a file"_s.arg(databasePath));
    QDir().mkpath(database.absolutePath());
    const QString path = fileOf(database) + u".lock"_s;
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const QString reason = errno == ELOOP ? u"it is a symbolic link"_s
                                              : QString::fromLocal8Bit(std::strerror(errno));
        if (const QString why = whyNotWritable(databasePath); !why.isEmpty())
            return failure(ErrorCode::Unavailable, u"The database %1 cannot be written: %2"_s.arg(databasePath, why));
        return failure(ErrorCode::Unavailable, u"The lock file %1 cannot be made: %2"_s.arg(path, reason));
    }
    if (!isOwnFile(descriptor)) {
        ::close(descriptor);
        return failure(ErrorCode::Unavailable,
                       u"The lock file %1 cannot be used: it is another file as well, or none"_s.arg(path));
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const QString holder = holderOf(descriptor);
        ::close(descriptor);
        return failure(ErrorCode::Busy,
                       u"The database %1 is in use by another hearthbookd%2"_s.arg(databasePath, holder));
    }
    writeHolder(descriptor);
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

/// A shared lock fails beside the exclusive one, and others may look at the same time.
bool FileLock::isHeld(const QString &databasePath)
{
    const QString path = fileOf(QFileInfo(databasePath)) + u".lock"_s;
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool isFree = ::flock(descriptor, LOCK_SH | LOCK_NB) == 0;
    ::close(descriptor);
    return !isFree;
}

#else

// Elsewhere SQLite's own locks protect the data; only the second server is not noticed early.
Result<std::unique_ptr<FileLock>> FileLock::acquire(const QString &)
{
    return std::unique_ptr<FileLock>(new FileLock(-1));
}

FileLock::~FileLock() = default;

bool FileLock::isHeld(const QString &)
{
    return false;
}

#endif

} // namespace hearthbook
