#include "server/api/webhookrow.h"

#include "server/api/etag.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<Webhook> wantedWebhook(Store &store, const QString &webhookId, const std::optional<QByteArray> &condition)
{
    const Result<std::optional<Webhook>> stored = store.webhooks().find(webhookId);
    if (!stored)
        return failure(stored);
    if (!*stored)
        return failure(ErrorCode::NotFound, u"Webhook %1 not found"_s.arg(webhookId));
    if (condition && !revisionMatches(*condition, (*stored)->revision))
        return failure(ErrorCode::PreconditionFailed, u"Webhook %1 has changed"_s.arg(webhookId));
    return **stored;
}

} // namespace hearthbook
