#include "core/importers/webhooksecretwriter.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

Result<bool> WebhookSecretWriter::has(const QString &webhookId, const QByteArray &secret)
{
    const Result<std::optional<SealedSecrets>> stored = m_store.webhooks().secrets(webhookId);
    if (!stored)
        return failure(stored);
    return *stored && m_tools.isSecret(webhookId, (*stored)->sealed, secret);
}

Result<void> WebhookSecretWriter::change(const QString &webhookId, const QByteArray &secret, bool alone)
{
    const Result<QByteArray> sealed = m_tools.seal(webhookId, secret);
    if (!sealed)
        return failure(sealed);
    const Result<void> rotated = m_store.webhooks().rotateSecret(webhookId, *sealed, Timestamp::now());
    return rotated && alone ? m_store.journal().note(u"webhook"_s, webhookId) : rotated;
}

} // namespace hearthbook
