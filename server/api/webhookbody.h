#pragma once

#include "core/domain/webhookjson.h"
#include "core/webhooks/secret.h"
#include "core/webhooks/targetpolicy.h"
#include "server/http/request.h"

#include <optional>

namespace hearthbook {

/// What a client asks to be registered. Without an id yet.
struct WebhookRegistration
{
    Webhook webhook = {};
    std::optional<Secret> secret = {}; ///< the client's own choice
};

// Each reads a request's body and checks all of it, the target too. Errors: those of readJsonObject(); InvalidInput with an
// item for each wrong value, in the order of the old services' models. No item repeats what was sent as secret.

/// `{url, events, secret?, team?, filters?, enabled?}`: POST /api/webhooks.
Result<WebhookRegistration> readRegistration(const Request &request, const TargetPolicy &policy);

/// `{webhook_url, secret, team, events, filters?}`: the old data-api.
Result<WebhookRegistration> readHaRegistration(const Request &request, const TargetPolicy &policy);

/// `{url, events, secret, team?, sport?}`: the old sports-data.
Result<WebhookRegistration> readSportsRegistration(const Request &request, const TargetPolicy &policy);

/// A merge patch of `url`, `events`, `team`, `filters`, `enabled`; other members of a row are ignored, but not `secret`.
Result<WebhookPatch> readWebhookPatch(const Request &request, const TargetPolicy &policy);

/// `{secret?}` or no body: what a secret is to be replaced by, if the client chooses. checkSecret() is left to the caller,
/// who knows the scheme.
Result<std::optional<Secret>> readNewSecret(const Request &request);

/// `{url}`. Only what makes it no URL is an error.
Result<TargetUrl> readTarget(const Request &request);

} // namespace hearthbook
