#include "app/processsignals.h"

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <string_view>
#include <utility>
#endif

namespace hearthbook {

#ifdef Q_OS_UNIX

namespace {

int signalPipe[2] = { -1, -1 };

/// Only a write() is allowed in here.
void onSignal(int number)
{
    const char byte = number == SIGHUP ? 'r' : 's';
    [[maybe_unused]] const auto written = ::write(signalPipe[0], &byte, 1);
}

void install(int number, void (*handler)(int), int flags)
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = flags | SA_RESTART;
    sigemptyset(&action.sa_mask);
    ::sigaction(number, &action, nullptr);
}

} // namespace

/// SA_RESETHAND makes the second signal deadly.
ProcessSignals::ProcessSignals(std::function<void()> stop, std::function<void()> reload)
    : m_stop(std::move(stop)), m_reload(std::move(reload))
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalPipe) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[1], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { take(); });
    for (const int number : { SIGTERM, SIGINT })
        install(number, onSignal, int(SA_RESETHAND));
    if (m_reload)
        install(SIGHUP, onSignal, 0);
}

void ProcessSignals::take()
{
    std::array<char, 16> bytes = {};
    const auto count = ::read(signalPipe[1], bytes.data(), bytes.size());
    const std::string_view signals(bytes.data(), std::size_t(std::max<decltype(count)>(count, 0)));
    if (!m_stop)
        return; // who stops already is asked for nothing more
    if (signals.find('s') != std::string_view::npos)
        std::exchange(m_stop, {})();
    else if (!signals.empty())
        m_reload();
}

ProcessSignals::~ProcessSignals()
{
    for (const int number : { SIGTERM, SIGINT, SIGHUP })
        install(number, SIG_DFL, 0);
    m_notifier.reset();
    ::close(signalPipe[0]);
    ::close(signalPipe[1]);
}

#else

ProcessSignals::ProcessSignals(std::function<void()>, std::function<void()>) { }
ProcessSignals::~ProcessSignals() = default;

#endif

} // namespace hearthbook
