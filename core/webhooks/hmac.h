#pragma once

#include "core/webhooks/secret.h"

#include <QByteArray>

namespace hearthbook {

/// HMAC-SHA256 (RFC 2104), 32 bytes. The key may have any length, also none. Leaves nothing of it in memory.
QByteArray hmacSha256(const Secret &key, QByteArrayView text);

} // namespace hearthbook
