#include "core/storage/durablefile.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#else
#include <filesystem>
#endif

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace hearthbook {

using namespace Qt::StringLiterals;

bool saysFull(int number)
{
#ifdef EDQUOT
    if (number == EDQUOT)
        return true;
#endif
    return number == ENOSPC || number == EFBIG;
}

Error systemError(const QString &doing)
{
    const int number = errno;
    return { saysFull(number) ? ErrorCode::StorageFull : ErrorCode::Unavailable,
             u"%1: %2"_s.arg(doing, QString::fromLocal8Bit(std::strerror(number))),
             {} };
}

QString partOf(const QString &path)
{
    return path + u".part"_s;
}

#ifdef Q_OS_UNIX

Result<void> writeAnew(const QString &path, const QByteArray &bytes)
{
    const QString doing = u"The file %1 cannot be written"_s.arg(path);
    const QByteArray name = QFile::encodeName(path);
    ::unlink(name.constData()); // a link that somebody laid there must not lead elsewhere
    const int file = ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return tl::unexpected(systemError(doing));
    Result<void> done;
    for (qsizetype at = 0; done && at < bytes.size();) {
        const ssize_t written = ::write(file, bytes.constData() + at, size_t(bytes.size() - at));
        if (written >= 0)
            at += written;
        else if (errno != EINTR)
            done = tl::unexpected(systemError(doing));
    }
    if (done && ::fsync(file) != 0)
        done = tl::unexpected(systemError(doing));
    ::close(file);
    return done;
}

Result<void> syncToDisk(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    // Not every file system has something to do for a folder.
    const bool done = descriptor >= 0 && (::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP);
    const Error error = done ? Error() : systemError(u"%1 cannot be brought to the disk"_s.arg(path));
    if (descriptor >= 0)
        ::close(descriptor);
    return done ? Result<void>() : tl::unexpected(error);
}

Result<void> publishFile(const QString &part, const QString &target)
{
    // A link refuses what a rename would replace.
    const QByteArray from = QFile::encodeName(part);
    const QByteArray to = QFile::encodeName(target);
    if (::link(from.constData(), to.constData()) == 0) {
        ::unlink(from.constData());
        return syncToDisk(QFileInfo(target).absolutePath());
    }
    if (errno == EEXIST)
        return failure(ErrorCode::Conflict, u"The file %1 is there already"_s.arg(target));
    // Not every file system has links.
    if (!QFileInfo::exists(target) && std::rename(from.constData(), to.constData()) == 0)
        return syncToDisk(QFileInfo(target).absolutePath());
    return tl::unexpected(systemError(u"The file %1 cannot be given its name"_s.arg(target)));
}

Result<void> replaceFile(const QString &part, const QString &target)
{
    if (std::rename(QFile::encodeName(part).constData(), QFile::encodeName(target).constData()) != 0)
        return tl::unexpected(systemError(u"The file %1 cannot be replaced"_s.arg(target)));
    return syncToDisk(QFileInfo(target).absolutePath());
}

#else

namespace {

Error fileError(const QString &doing, const QFileDevice &file)
{
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return { isFull ? ErrorCode::StorageFull : ErrorCode::Unavailable, u"%1: %2"_s.arg(doing, file.errorString()), {} };
}

} // namespace

Result<void> writeAnew(const QString &path, const QByteArray &bytes)
{
    QFile::remove(path);
    QFile file(path);
    const bool done = file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size()
        && file.flush();
    return done ? Result<void>() : tl::unexpected(fileError(u"The file %1 cannot be written"_s.arg(path), file));
}

/// Only the file itself is asked for: names within a folder are the file system's own affair here.
Result<void> syncToDisk(const QString &)
{
    return {};
}

Result<void> publishFile(const QString &part, const QString &target)
{
    if (QFileInfo::exists(target))
        return failure(ErrorCode::Conflict, u"The file %1 is there already"_s.arg(target));
    QFile file(part);
    return file.rename(target) ? Result<void>()
                               : tl::unexpected(fileError(u"The file %1 cannot be given its name"_s.arg(target), file));
}

Result<void> replaceFile(const QString &part, const QString &target)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(part).filesystemFilePath(), QFileInfo(target).filesystemFilePath(), error);
    if (!error)
        return {};
    return failure(ErrorCode::Unavailable,
                   u"The file %1 cannot be replaced: %2"_s.arg(
                       target, QString::fromLocal8Bit(QByteArray::fromStdString(error.message()))));
}

#endif

Result<void> writeDurably(const QString &path, const QByteArray &bytes, bool replace)
{
    const QString part = partOf(path);
    Result<void> done = writeAnew(part, bytes);
    if (done)
        done = replace ? replaceFile(part, path) : publishFile(part, path);
    if (!done)
        QFile::remove(part);
    return done;
}

} // namespace hearthbook
