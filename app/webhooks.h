#pragma once

#include "core/settings/settings.h"
#include "core/storage/writer.h"
#include "core/webhooks/targetpolicy.h"

namespace hearthbook {

/// The file with the key of the webhook secrets: as set, or beside the database.
QString webhookKeyFile(const Settings &settings, const QString &database);

/// Where webhooks may go, for a server that listens there.
TargetPolicy targetPolicy(const Settings &settings, const TargetPolicy::Listener &own);

/// Removes sealed secrets whose time is over: of webhooks that were removed 30 days ago, and those that a rotation replaced a
/// day ago. Returns at once.
void forgetSecrets(Writer &writer);

} // namespace hearthbook
