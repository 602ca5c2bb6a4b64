#include "server/api/webhookrow.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<Webhook> wantedWebhook(Store &store, const QString &webhookId)
{
    const Result<std::optional<Webhook>> stored = store.webhooks().find(webhookId);
    if (!stored)
        return failure(stored);
    if (!*stored)
        return failure(ErrorCode::NotFound, u"Webhook %1 not found"_s.arg(webhookId));
    return **stored;
}

QString webhookChanged(const Webhook &webhook)
{
    return u"Webhook %1 has changed"_s.arg(webhook.webhookId);
}

} // namespace hearthbook
