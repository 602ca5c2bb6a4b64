#pragma once

#include "core/settings/settings.h"
#include "core/storage/writer.h"
#include "core/webhooks/targetpolicy.h"

#include <QTimer>

namespace hearthbook {

/// The file with the key of the webhook secrets: as set, or beside the database.
QString webhookKeyFile(const Settings &settings, const QString &database);

/// Where webhooks may go, for a server that listens there.
TargetPolicy targetPolicy(const Settings &settings, const TargetPolicy::Listener &own);

/// Once a day, and when it begins, removes sealed secrets whose time is over: of webhooks that were removed 30 days ago, and
/// those that a rotation replaced a day ago. Thread: one with an event loop.
class SecretUpkeep
{
public:
    explicit SecretUpkeep(Writer &writer);
    Q_DISABLE_COPY_MOVE(SecretUpkeep)

    void start();

private:
    void run();

    Writer &m_writer;
    QTimer m_timer;
};

} // namespace hearthbook
