#pragma once

#include "core/domain/webhook.h"
#include "core/webhooks/secret.h"

#include <optional>

namespace hearthbook {

/// A new secret of the Standard scheme: `whsec_` and 24 random bytes in base64.
Secret generateSecret();

/// Whether a user may choose `secret`. Standard: not empty, and what follows `whsec_` is base64; a secret without that
/// prefix is used as its bytes stand. SportsData: at least 16 characters. DataApi: anything, even nothing.
/// Errors: InvalidInput with an item for body.secret, which holds nothing of it.
Result<void> checkSecret(SignatureScheme scheme, const Secret &secret);

/// The bytes of `whsec_<base64>`; nothing where the text has another form or the base64 is wrong or empty. Padding may
/// be left out.
std::optional<Secret> decodeStandardSecret(const Secret &text);

/// The key that the Standard scheme signs with: the decoded secret, or the bytes of a text of another form.
Secret standardKey(const Secret &text);

} // namespace hearthbook
