#include "app/supervision.h"

#include "app/terminal.h"

#include <QSocketNotifier>

#include <chrono>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Supervision::Supervision(std::function<void()> stop, std::function<int()> connections)
    : m_stop(std::move(stop)), m_connections(std::move(connections))
{
#ifdef Q_OS_UNIX
    m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(m_input.get(), &QSocketNotifier::activated, m_input.get(), [this] { read(); });
#endif
    QObject::connect(&m_second, &QTimer::timeout, &m_second, [this] { tell(); });
    m_second.start(1s);
}

Supervision::~Supervision() = default;

void Supervision::read()
{
#ifdef Q_OS_UNIX
    char ignored[256];
    if (::read(STDIN_FILENO, ignored, sizeof ignored) > 0)
        return;
    m_input->setEnabled(false);
    m_stop();
#endif
}

void Supervision::tell()
{
    const int now = m_connections();
    if (std::exchange(m_told, now) != now)
        printLine(u"connections %1"_s.arg(now));
}

} // namespace hearthbook
