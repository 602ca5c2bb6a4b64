#include "core/webhooks/standardsecret.h"

#include <QJsonArray>

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView prefix = "whsec_";
constexpr qsizetype generatedSize = 24;
constexpr qsizetype oldMinimum = 16; ///< characters, of the old sports-data service

std::optional<Secret> decodeBase64(QByteArrayView text, int variant)
{
    if (text.isEmpty())
        return std::nullopt;
    Secret decoded = Secret::ofSize(text.size());
    std::size_t size = 0;
    const int answer = sodium_base642bin(decoded.data(), std::size_t(decoded.size()), text.data(),
                                         std::size_t(text.size()), nullptr, &size, nullptr, variant);
    if (answer != 0 || size == 0)
        return std::nullopt;
    return Secret(decoded.bytes().first(qsizetype(size)));
}

/// Code points of UTF-8, counted without a copy.
qsizetype characters(QByteArrayView utf8)
{
    return std::count_if(utf8.begin(), utf8.end(), [](char c) { return (uchar(c) & 0xc0) != 0x80; });
}

tl::unexpected<Error> refused(const QString &type, const QString &message, const QJsonObject &context = {})
{
    FieldError item { type, { u"body"_s, u"secret"_s }, message, QJsonValue(), context };
    return tl::unexpected(Error { ErrorCode::InvalidInput, message, { item } });
}

tl::unexpected<Error> tooShort(qsizetype least)
{
    return refused(u"string_too_short"_s,
                   u"String should have at least %1 character%2"_s.arg(least).arg(least == 1 ? u""_s : u"s"_s),
                   { { u"min_length"_s, least } });
}

} // namespace

std::optional<Secret> decodeStandardSecret(const Secret &text)
{
    if (!text.bytes().startsWith(prefix))
        return std::nullopt;
    const QByteArrayView coded = text.bytes().sliced(prefix.size());
    std::optional<Secret> decoded = decodeBase64(coded, sodium_base64_VARIANT_ORIGINAL);
    return decoded ? std::move(decoded) : decodeBase64(coded, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

Secret standardKey(const Secret &text)
{
    std::optional<Secret> decoded = decodeStandardSecret(text);
    return decoded ? std::move(*decoded) : Secret(text.bytes());
}

Secret generateSecret()
{
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    constexpr qsizetype codedSize = sodium_base64_ENCODED_LEN(generatedSize, sodium_base64_VARIANT_ORIGINAL);
    const Secret bytes = Secret::random(generatedSize);
    Secret text = Secret::ofSize(prefix.size() + codedSize);
    std::memcpy(text.data(), prefix.data(), std::size_t(prefix.size()));
    sodium_bin2base64(reinterpret_cast<char *>(text.data()) + prefix.size(), std::size_t(codedSize), bytes.data(),
                      std::size_t(bytes.size()), variant);
    return Secret(text.bytes().chopped(1)); // without the closing zero byte
}

Result<void> checkSecret(SignatureScheme scheme, const Secret &secret)
{
    switch (scheme) {
    case SignatureScheme::Standard:
        if (secret.isEmpty())
            return tooShort(1);
        if (secret.bytes().startsWith(prefix) && !decodeStandardSecret(secret))
            return refused(u"value_error"_s, u"What follows whsec_ is not base64"_s);
        return {};
    case SignatureScheme::SportsData:
        if (characters(secret.bytes()) < oldMinimum)
            return tooShort(oldMinimum);
        return {};
    case SignatureScheme::DataApi: return {};
    }
    return {};
}

} // namespace hearthbook
