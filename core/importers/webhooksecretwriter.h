#pragma once

#include "core/importers/importplan.h"
#include "core/storage/store.h"

namespace hearthbook {

/// Gives webhooks that are there the secrets of a source.
class WebhookSecretWriter
{
public:
    WebhookSecretWriter(Store &store, const WebhookTools &tools) : m_store(store), m_tools(tools) { }

    /// Whether that is its secret; false too where it has none, or where the stored one cannot be opened.
    Result<bool> has(const QString &webhookId, const QByteArray &secret);

    /// At once: the receiver has the source's secret already. `alone`: no other change of the row is journalled, so this one
    /// is noted. Runs in the caller's transaction and operation. Errors: as for any write; where there is no key to seal with.
    Result<void> change(const QString &webhookId, const QByteArray &secret, bool alone);

private:
    Store &m_store;
    const WebhookTools &m_tools;
};

} // namespace hearthbook
