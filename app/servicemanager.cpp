#include "app/servicemanager.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <ctime>
#endif

namespace hearthbook {

#ifdef Q_OS_UNIX

ServiceManager ServiceManager::fromEnvironment()
{
    ServiceManager manager;
    manager.m_socket = qgetenv("NOTIFY_SOCKET");
    const QByteArray pid = qgetenv("WATCHDOG_PID");
    if (pid.isEmpty() || pid.toLongLong() == ::getpid())
        manager.m_watchdog = std::chrono::microseconds(qgetenv("WATCHDOG_USEC").toLongLong());
    for (const char *name : { "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID" })
        qunsetenv(name);
    return manager;
}

void ServiceManager::reloading() const
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const qint64 microseconds = qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000;
    tell("RELOADING=1\nMONOTONIC_USEC=" + QByteArray::number(microseconds));
}

void ServiceManager::tell(const QByteArray &state) const
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (m_socket.isEmpty() || std::size_t(m_socket.size()) >= sizeof(address.sun_path))
        return;
    std::memcpy(address.sun_path, m_socket.constData(), std::size_t(m_socket.size()));
    if (m_socket.startsWith('@'))
        address.sun_path[0] = 0;
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return;
    const auto length = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socket.size()));
    if (::sendto(descriptor, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr *>(&address), length)
        < 0)
        qWarning("systemd could not be told %s: %s", state.constData(), std::strerror(errno));
    ::close(descriptor);
}

#else

ServiceManager ServiceManager::fromEnvironment()
{
    return {};
}

void ServiceManager::reloading() const { }

void ServiceManager::tell(const QByteArray &) const { }

#endif

} // namespace hearthbook
