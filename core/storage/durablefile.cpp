#include "core/storage/durablefile.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isFull(int number)
{
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

} // namespace

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

Error systemError(const QString &doing)
{
    const int number = errno;
    return { isFull(number) ? ErrorCode::StorageFull : ErrorCode::Unavailable,
             u"%1: %2"_s.arg(doing, QString::fromLocal8Bit(std::strerror(number))),
             {} };
}

QString partOf(const QString &path)
{
    return path + u".part"_s;
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
