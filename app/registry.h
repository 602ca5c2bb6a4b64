#pragma once

#include "core/settings/settings.h"
#include "core/storage/goneremoval.h"
#include "core/storage/removalguard.h"

#include <QTimer>

namespace hearthbook {

/// How much a whole listing may lack, as set.
RemovalGuard removalGuard(const Settings &settings);

/// Once an hour, and when it begins, removes devices and entities that have been gone for longer than the retention.
/// Thread: one with an event loop.
class GoneUpkeep
{
public:
    GoneUpkeep(Writer &writer, const Settings &settings);
    Q_DISABLE_COPY_MOVE(GoneUpkeep)

    void start();

private:
    GoneRemoval m_removal;
    QTimer m_timer;
};

} // namespace hearthbook
