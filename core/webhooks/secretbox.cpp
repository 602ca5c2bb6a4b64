#include "core/webhooks/secretbox.h"

#include <QtEndian>

#include <sodium.h>

#include <cstring>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr char version = 1;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;
constexpr qsizetype headSize = 1 + nonceSize;
constexpr qsizetype lengthSize = sizeof(quint32); ///< before the id, little endian

static_assert(SecretKey::size == crypto_secretbox_KEYBYTES);

const unsigned char *octets(const char *bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes);
}

Secret plainText(const QByteArray &id, const Secret &secret)
{
    Secret plain = Secret::ofSize(lengthSize + id.size() + secret.size());
    unsigned char *to = plain.data();
    qToLittleEndian(quint32(id.size()), to);
    std::memcpy(to + lengthSize, id.constData(), std::size_t(id.size()));
    if (!secret.isEmpty())
        std::memcpy(to + lengthSize + id.size(), secret.data(), std::size_t(secret.size()));
    return plain;
}

/// Whether `plain` begins with the length of `id` and `id`.
bool belongsTo(const QByteArray &id, const Secret &plain)
{
    return plain.size() >= lengthSize + id.size() && qFromLittleEndian<quint32>(plain.data()) == quint32(id.size())
        && plain.bytes().sliced(lengthSize, id.size()) == QByteArrayView(id);
}

tl::unexpected<Error> cannotOpen(const QString &webhookId)
{
    return failure(
        ErrorCode::Corrupt,
        u"The secret of webhook %1 cannot be opened: it was sealed with another key, or changed"_s.arg(webhookId));
}

} // namespace

QByteArray SecretBox::seal(const QString &webhookId, const Secret &secret) const
{
    const Secret plain = plainText(webhookId.toUtf8(), secret);
    const Secret nonce = Secret::random(nonceSize);
    QByteArray sealed(headSize + crypto_secretbox_MACBYTES + plain.size(), version);
    std::memcpy(sealed.data() + 1, nonce.data(), std::size_t(nonceSize));
    crypto_secretbox_easy(reinterpret_cast<unsigned char *>(sealed.data() + headSize), plain.data(),
                          std::size_t(plain.size()), nonce.data(), m_key.bytes().data());
    return sealed;
}

Result<Secret> SecretBox::open(const QString &webhookId, QByteArrayView sealed) const
{
    constexpr qsizetype shortest = headSize + crypto_secretbox_MACBYTES + lengthSize;
    if (sealed.size() < shortest || sealed[0] != version)
        return cannotOpen(webhookId);
    const QByteArrayView cipher = sealed.sliced(headSize);
    Secret plain = Secret::ofSize(cipher.size() - qsizetype(crypto_secretbox_MACBYTES));
    if (crypto_secretbox_open_easy(plain.data(), octets(cipher.data()), std::size_t(cipher.size()),
                                   octets(sealed.data() + 1), m_key.bytes().data())
        != 0)
        return cannotOpen(webhookId);
    const QByteArray id = webhookId.toUtf8();
    if (!belongsTo(id, plain))
        return cannotOpen(webhookId);
    return Secret(plain.bytes().sliced(lengthSize + id.size()));
}

QByteArray SecretBox::fingerprint(QByteArrayView bytes) const
{
    QByteArray out(crypto_generichash_BYTES, 0);
    crypto_generichash(reinterpret_cast<unsigned char *>(out.data()), std::size_t(out.size()),
                       octets(bytes.isEmpty() ? "" : bytes.data()), std::size_t(bytes.size()), m_key.bytes().data(),
                       std::size_t(m_key.bytes().size()));
    return out;
}

} // namespace hearthbook
