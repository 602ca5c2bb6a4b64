#include "server/auth/presentedkeys.h"

namespace hearthbook {

namespace {

constexpr QByteArrayView bearer = "bearer ";

QByteArray bearerToken(const QByteArray &authorization)
{
    if (authorization.first(qMin(authorization.size(), bearer.size())).toLower() != bearer)
        return {};
    return authorization.sliced(bearer.size()).trimmed();
}

} // namespace

std::array<PresentedKey, 2> presentedKeys(const Headers &headers)
{
    const QByteArray authorization = headers.value("authorization").trimmed();
    const QByteArray key = headers.value("x-api-key").trimmed();
    return { PresentedKey { "authorization", bearerToken(authorization), !authorization.isEmpty() },
             PresentedKey { "x-api-key", key, !key.isEmpty() } };
}

} // namespace hearthbook
