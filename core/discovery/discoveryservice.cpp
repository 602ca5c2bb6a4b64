#include "core/discovery/discoveryservice.h"

#include "core/domain/loopthread.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcDiscovery, "hearthbook.discovery")

/// An error is told when it comes, not with every try that meets it again.
void logChange(const DiscoveryStatus &before, const DiscoveryStatus &now)
{
    if (now.error && now.error != before.error)
        qCWarning(lcDiscovery).noquote() << u"%1 (%2)"_s.arg(now.error->message, now.address);
    if (now.state == before.state)
        return;
    if (now.state == DiscoveryState::Following)
        qCDebug(lcDiscovery).noquote() << u"Following %1"_s.arg(now.address);
    if (now.state == DiscoveryState::AuthInvalid)
        qCWarning(lcDiscovery, "Home Assistant is not asked again until it is triggered or the server starts anew");
    if (now.state == DiscoveryState::Stopped && now.error)
        qCWarning(lcDiscovery, "Home Assistant is not tried again");
}

DiscoveryContext toldTo(DiscoveryBoard &board, DiscoveryContext context)
{
    context.changed = [&board](const DiscoveryStatus &status) {
        logChange(board.read(), status);
        board.write(status);
    };
    return context;
}

} // namespace

DiscoveryService::DiscoveryService(DiscoveryContext context) : m_loop(toldTo(m_board, std::move(context)))
{
    m_thread.setObjectName(u"discovery"_s);
}

DiscoveryService::~DiscoveryService()
{
    stop();
}

void DiscoveryService::start()
{
    m_loop.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(&m_loop, &DiscoveryLoop::start, Qt::QueuedConnection);
}

void DiscoveryService::trigger()
{
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(&m_loop, &DiscoveryLoop::trigger, Qt::QueuedConnection);
}

void DiscoveryService::stop()
{
    if (!m_thread.isRunning())
        return;
    stopThere(m_loop, m_thread);
}

} // namespace hearthbook
