#include "server/http/unixsocket.h"

#include "server/http/nativesocket.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#endif

namespace hearthbook {

using namespace Qt::StringLiterals;

UnixSocket &UnixSocket::operator=(UnixSocket &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_file, other.m_file);
    return *this;
}

#ifdef Q_OS_UNIX

namespace {

constexpr int backlog = 1024;
constexpr mode_t ownerAndGroup = 0660;

tl::unexpected<Error> refuse(const QByteArray &path, const QString &why, ErrorCode code = ErrorCode::Unavailable)
{
    return failure(code, u"Cannot listen on unix:%1: %2"_s.arg(QFile::decodeName(path), why));
}

tl::unexpected<Error> refuse(const QByteArray &path, int error)
{
    return refuse(path, QString::fromLocal8Bit(std::strerror(error)));
}

struct Address
{
    sockaddr_un bytes = {};

    explicit Address(const QByteArray &path)
    {
        bytes.sun_family = AF_UNIX;
        std::memcpy(bytes.sun_path, path.constData(), size_t(path.size()));
    }
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&bytes); }
};

int openSocket()
{
    return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
}

/// Makes room at the path, where what stands there is the socket of a program that is gone.
Result<void> removeStale(const QByteArray &path, const Address &address)
{
    struct stat found = {};
    if (::lstat(path.constData(), &found) != 0)
        return errno == ENOENT ? Result<void>() : refuse(path, errno);
    if (!S_ISSOCK(found.st_mode))
        return refuse(path, u"there is something else than a socket; it is left alone"_s, ErrorCode::InvalidInput);
    const int probe = openSocket();
    if (probe < 0)
        return refuse(path, errno);
    const int error = ::connect(probe, address.get(), sizeof address.bytes) == 0 ? 0 : errno;
    ::close(probe);
    if (error == 0 || error == EAGAIN) // EAGAIN: its queue is full, so it lives
        return refuse(path, u"another program answers there"_s);
    if (error != ECONNREFUSED)
        return refuse(path, error);
    if (::unlink(path.constData()) != 0)
        return refuse(path, errno);
    return {};
}

} // namespace

Result<UnixSocket> UnixSocket::listen(const QString &path)
{
    UnixSocket made;
    made.m_path = QFile::encodeName(QDir::current().absoluteFilePath(path));
    constexpr qsizetype longest = sizeof(sockaddr_un::sun_path) - 1;
    if (made.m_path.size() > longest)
        return refuse(made.m_path,
                      u"the path has %1 bytes, and a socket's has %2 at most"_s.arg(made.m_path.size()).arg(longest),
                      ErrorCode::InvalidInput);
    const Address address(made.m_path);
    if (const Result<void> free = removeStale(made.m_path, address); !free)
        return failure(free);
    made.m_descriptor = openSocket();
    if (made.m_descriptor < 0)
        return refuse(made.m_path, errno);
    if (::bind(int(made.m_descriptor), address.get(), sizeof address.bytes) != 0)
        return refuse(made.m_path, errno);
    made.m_file = identify(made.m_path);
    // In this order: who connects before listen() is refused, so nobody comes in before the mode is set.
    if (::chmod(made.m_path.constData(), ownerAndGroup) != 0 || ::listen(int(made.m_descriptor), backlog) != 0)
        return refuse(made.m_path, errno);
    return made;
}

std::optional<UnixSocket::Identity> UnixSocket::identify(const QByteArray &path)
{
    struct stat found = {};
    if (::lstat(path.constData(), &found) != 0)
        return std::nullopt;
    return Identity { quint64(found.st_dev), quint64(found.st_ino) };
}

UnixSocket::~UnixSocket()
{
    if (m_descriptor >= 0)
        closeDescriptor(m_descriptor);
    if (m_file && identify(m_path) == m_file)
        ::unlink(m_path.constData());
}

#else

Result<UnixSocket> UnixSocket::listen(const QString &path)
{
    return failure(ErrorCode::InvalidInput, u"Cannot listen on unix:%1: not on this system"_s.arg(path));
}

UnixSocket::~UnixSocket() = default;

#endif

} // namespace hearthbook
