#include "app/registry.h"

namespace hearthbook {

using namespace std::chrono_literals;

RemovalGuard removalGuard(const Settings &settings)
{
    return { settings.integer(u"registry.removal_share"), settings.integer(u"registry.removal_rows") };
}

GoneUpkeep::GoneUpkeep(Writer &writer, const Settings &settings)
    : m_removal(writer, settings.duration(u"registry.gone_retention"))
{
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_removal.run(); });
}

void GoneUpkeep::start()
{
    m_removal.run();
    m_timer.start(1h);
}

} // namespace hearthbook
