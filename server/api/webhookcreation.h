#pragma once

#include "core/storage/store.h"
#include "core/webhooks/webhooksecrets.h"
#include "server/api/webhookbody.h"
#include "server/http/response.h"

#include <memory>

namespace hearthbook {

/// A webhook that is ready to be stored.
struct NewWebhook
{
    Webhook webhook = {};
    std::shared_ptr<const Secret> secret = {};
    QByteArray sealed = {};

    /// Gives it a new id, and a secret unless the client chose one, and seals that: before the transaction.
    /// Errors: Unavailable without the key.
    static Result<NewWebhook> make(WebhookSecrets &secrets, WebhookRegistration registration);
};

// The only answers that hold a secret, as their last member.

/// 201 with the row.
Response creationAnswer(const Webhook &webhook, const Secret &secret);
/// 200 with the row and the time until which the former secret signs too; null where there was none.
Response rotationAnswer(const Webhook &webhook, const std::optional<Timestamp> &previousUntil, const Secret &secret);

/// A creation with an Idempotency-Key.
struct IdempotentCreation
{
    std::optional<IdempotentRequest> request = {}; ///< nothing: the client sent no key

    /// Reads the header. Errors: InvalidInput for a key that is not 1 to 255 printable ASCII characters; Unavailable without
    /// the key of the secrets.
    static Result<IdempotentCreation> read(const Request &request, WebhookSecrets &secrets);

    /// The answer to a request that came before; nothing where it is new. Errors: InvalidInput where the key came with another
    /// body; Conflict where the webhook is gone, or has another secret by now.
    Result<std::optional<Response>> replay(Store &store, WebhookSecrets &secrets) const;

    /// Notes what a new request made.
    Result<void> remember(Store &store, const QString &webhookId) const;
};

} // namespace hearthbook
