#pragma once

#include "core/domain/webhook.h"
#include "core/webhooks/secret.h"

#include <span>
#include <utility>
#include <vector>

namespace hearthbook {

/// What one attempt sends: made anew for each.
struct Signing
{
    SignatureScheme scheme = SignatureScheme::Standard;
    std::span<const Secret> secrets = {}; ///< the current one first, then the previous one while its grace lasts
    QString webhookId = {};
    QString deliveryId = {};              ///< the same for all attempts
    QString event = {};
    Timestamp at = {};                    ///< of this attempt
    QByteArray payload = {};              ///< JSON object, see payload.h
};

struct SignedRequest
{
    std::vector<std::pair<QByteArray, QByteArray>> headers = {}; ///< in the order to be sent
    QByteArray body = {};                                        ///< to be sent to the byte
};

/// Lays the payload out and signs it as the scheme wants it (contract 6.2 and 6.3, standardwebhooks.com 1.0).
/// Standard sends the payload as it is and one signature for each secret, so that a receiver may change its own at any
/// time within the grace. The old schemes have room for one signature only: the current secret's.
/// SportsData's X-Webhook-Timestamp is the payload's `timestamp`, thus the same for all attempts.
/// Errors: InvalidInput where the payload is no JSON object, or an id or event cannot stand in a header; Unavailable
/// where there is no secret.
Result<SignedRequest> signRequest(const Signing &signing);

} // namespace hearthbook
