#pragma once

#include "core/importers/importplan.h"
#include "core/webhooks/targetpolicy.h"

namespace hearthbook {

/// What importing webhooks needs of core/webhooks. The key file is first looked at when a secret is sealed or compared.
/// Thread: one at a time.
WebhookTools webhookTools(const QString &keyFile, const TargetPolicy &policy);

} // namespace hearthbook
