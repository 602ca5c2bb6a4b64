#include "core/webhooks/hmac.h"

#include <sodium.h>

namespace hearthbook {

QByteArray hmacSha256(const Secret &key, QByteArrayView text)
{
    QByteArray code(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key.data(), std::size_t(key.size()));
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char *>(text.data()),
                                  std::size_t(text.size()));
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char *>(code.data()));
    sodium_memzero(&state, sizeof state);
    return code;
}

} // namespace hearthbook
