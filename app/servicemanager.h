#pragma once

#include <QByteArray>

#include <chrono>

namespace hearthbook {

/// Tells systemd how the service fares, where systemd asked for it: the protocol of sd_notify(3), in place of its library. Does nothing
/// elsewhere. Thread: any.
class ServiceManager
{
public:
    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, and takes them out of the environment: children are not the service.
    static ServiceManager fromEnvironment();

    bool isThere() const { return !m_socket.isEmpty(); }
    void ready() const { tell("READY=1"); }
    /// Until the next ready(), of Type=notify-reload too.
    void reloading() const;
    void stopping() const { tell("STOPPING=1"); }
    void alive() const { tell("WATCHDOG=1"); }
    /// Within which alive() is wanted again and again; 0: never.
    std::chrono::microseconds watchdog() const { return m_watchdog; }

private:
    void tell(const QByteArray &state) const;

    QByteArray m_socket; ///< a path, or an abstract name that begins with @
    std::chrono::microseconds m_watchdog = {};
};

} // namespace hearthbook
