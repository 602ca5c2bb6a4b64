#pragma once

#include "core/webhooks/secretkey.h"

#include <QByteArray>

namespace hearthbook {

/// Seals webhook secrets for the database with libsodium's secretbox (XSalsa20 and Poly1305). The webhook's id is
/// sealed with the secret, so that a sealed one moved to another row does not open there. Thread: any, it keeps no
/// state.
class SecretBox
{
public:
    explicit SecretBox(SecretKey key) : m_key(std::move(key)) { }

    /// One byte of version, 24 of nonce, then the ciphertext. No two calls give the same.
    QByteArray seal(const QString &webhookId, const Secret &secret) const;

    /// Errors: Corrupt where the form is unknown, where another key sealed it, where it was changed, or where it
    /// belongs to another webhook. The message holds nothing of it.
    Result<Secret> open(const QString &webhookId, QByteArrayView sealed) const;

    /// 32 bytes that stand for `bytes` in the database and tell nothing about them without the key: keyed BLAKE2b. The same
    /// bytes always give the same.
    QByteArray fingerprint(QByteArrayView bytes) const;

private:
    SecretKey m_key;
};

} // namespace hearthbook
