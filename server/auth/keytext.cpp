#include "server/auth/keytext.h"

#include <sodium.h>

#include <algorithm>

namespace hearthbook {

namespace {

constexpr QByteArrayView lead = "hb_";
constexpr qsizetype prefixBytes = 4;
constexpr qsizetype secretBytes = 32;
constexpr qsizetype prefixLength = 2 * prefixBytes;
constexpr qsizetype keyLength = 3 + prefixLength + 1 + 2 * secretBytes;

/// libsodium chooses its random source and its fastest code here; once is enough, from any thread.
void prepareSodium()
{
    static const int answer = sodium_init();
    if (answer < 0)
        qFatal("libsodium cannot be initialised");
}

bool isHex(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

QByteArray randomHex(qsizetype bytes)
{
    prepareSodium();
    QByteArray random(bytes, Qt::Uninitialized);
    randombytes_buf(random.data(), std::size_t(bytes));
    const QByteArray text = random.toHex();
    sodium_memzero(random.data(), std::size_t(bytes));
    return text;
}

NewKey makeKey()
{
    const QByteArray prefix = randomHex(prefixBytes);
    const QByteArray text = lead.toByteArray() + prefix + '_' + randomHex(secretBytes);
    return { QString::fromLatin1(text), QString::fromLatin1(prefix), keyHash(text) };
}

QByteArray keyHash(QByteArrayView text)
{
    prepareSodium();
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), std::size_t(hash.size()),
                       reinterpret_cast<const unsigned char *>(text.data()), std::size_t(text.size()), nullptr, 0);
    return hash;
}

std::optional<QByteArray> keyPrefix(QByteArrayView text)
{
    if (text.size() != keyLength || !text.startsWith(lead) || text[lead.size() + prefixLength] != '_')
        return std::nullopt;
    const QByteArrayView prefix = text.sliced(lead.size(), prefixLength);
    if (!isHex(prefix) || !isHex(text.sliced(lead.size() + prefixLength + 1)))
        return std::nullopt;
    return prefix.toByteArray();
}

bool isSameHash(const QByteArray &one, const QByteArray &other)
{
    return one.size() == other.size()
        && sodium_memcmp(one.constData(), other.constData(), std::size_t(one.size())) == 0;
}

} // namespace hearthbook
