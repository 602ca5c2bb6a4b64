#include "core/webhooks/secretkey.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrongSize(const QString &path, qint64 size)
{
    return failure(
        ErrorCode::Corrupt,
        u"The key file %1 holds %2 bytes, not %3; bring back the right one, or move it away and register the "
        "webhooks' secrets again"_s.arg(path, QString::number(size), QString::number(SecretKey::size)));
}

#ifdef Q_OS_UNIX

tl::unexpected<Error> unusable(const QString &path, int error)
{
    const QString reason = QString::fromLocal8Bit(std::strerror(error));
    return failure(error == ENOENT ? ErrorCode::NotFound : ErrorCode::Unavailable,
                   u"The key file %1 cannot be used: %2"_s.arg(path, reason));
}

/// An open file, closed by its owner.
class Descriptor
{
public:
    Descriptor(const QByteArray &path, int flags) : m_fd(::open(path.constData(), flags | O_CLOEXEC, 0600)) { }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    bool isOpen() const { return m_fd >= 0; }
    int get() const { return m_fd; }

private:
    int m_fd;
};

/// All of `key` and nothing less is on the disk when this says true; else errno tells.
bool writeKey(const QByteArray &path, int flags, const Secret &key)
{
    const Descriptor file(path, flags | O_WRONLY | O_CREAT | O_EXCL);
    if (!file.isOpen())
        return false;
    if (::write(file.get(), key.data(), std::size_t(key.size())) == key.size() && ::fsync(file.get()) == 0)
        return true;
    const int error = errno;
    ::unlink(path.constData());
    errno = error;
    return false;
}

/// Not every file system has hard links.
bool lacksLinks(int error)
{
    return error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK;
}

/// The key is written apart and linked to its name whole: nobody ever reads half of it. True where a key is there now,
/// ours or another process's.
bool createKey(const QByteArray &path)
{
    const Secret key = Secret::random(SecretKey::size);
    const Secret name = Secret::random(8);
    const QByteArray temporary = path + '.' + name.bytes().toByteArray().toHex();
    if (!writeKey(temporary, O_NOFOLLOW, key))
        return false;
    bool there = ::link(temporary.constData(), path.constData()) == 0 || errno == EEXIST;
    if (!there && lacksLinks(errno))
        there = writeKey(path, O_NOFOLLOW, key) || errno == EEXIST;
    const int error = errno;
    ::unlink(temporary.constData());
    const Descriptor folder(QFile::encodeName(QFileInfo(QFile::decodeName(path)).absolutePath()),
                            O_RDONLY | O_DIRECTORY);
    ::fsync(folder.get());
    errno = error;
    return there;
}

Result<Secret> readKey(const QString &path)
{
    const Descriptor file(QFile::encodeName(path), O_RDONLY | O_NONBLOCK); // a pipe must not hold us up
    struct stat found = {};
    if (!file.isOpen() || ::fstat(file.get(), &found) != 0)
        return unusable(path, errno);
    if (!S_ISREG(found.st_mode))
        return failure(ErrorCode::Unavailable, u"The key file %1 is no file"_s.arg(path));
    if (found.st_mode & 077)
        return failure(ErrorCode::Unavailable,
                       u"Others may read the key file %1 (mode %2); run: chmod 600 %1"_s.arg(
                           path, QString::number(found.st_mode & 0777, 8).rightJustified(4, u'0')));
    if (found.st_size != SecretKey::size)
        return wrongSize(path, found.st_size);
    Secret key = Secret::ofSize(SecretKey::size);
    const ssize_t got = ::read(file.get(), key.data(), std::size_t(key.size()));
    if (got != key.size())
        return got < 0 ? unusable(path, errno) : wrongSize(path, got);
    return key;
}

#else

tl::unexpected<Error> unusable(const QString &path, const QFile &file)
{
    return failure(file.exists() ? ErrorCode::Unavailable : ErrorCode::NotFound,
                   u"The key file %1 cannot be used: %2"_s.arg(path, file.errorString()));
}

// Elsewhere the folder's access list protects the file, and one process alone makes it.
Result<Secret> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unusable(path, file);
    if (file.size() != SecretKey::size)
        return wrongSize(path, file.size());
    Secret key = Secret::ofSize(SecretKey::size);
    if (file.read(reinterpret_cast<char *>(key.data()), key.size()) != key.size())
        return unusable(path, file);
    return key;
}

#endif

} // namespace

Result<SecretKey> SecretKey::load(const QString &path)
{
    Result<Secret> key = readKey(path);
    if (!key)
        return failure(key);
    return SecretKey(std::move(*key));
}

Result<SecretKey> SecretKey::loadOrCreate(const QString &path)
{
    Result<SecretKey> there = load(path);
    if (there || there.error().code != ErrorCode::NotFound)
        return there;
    QDir().mkpath(QFileInfo(path).absolutePath());
#ifdef Q_OS_UNIX
    if (!createKey(QFile::encodeName(path)))
        return failure(ErrorCode::Unavailable,
                       u"The key file %1 cannot be made: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno))));
#else
    QFile file(path);
    const Secret key = Secret::random(size);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)
        || file.write(key.bytes().data(), key.size()) != key.size())
        return failure(ErrorCode::Unavailable, u"The key file %1 cannot be made: %2"_s.arg(path, file.errorString()));
    file.close();
#endif
    return load(path);
}

} // namespace hearthbook
