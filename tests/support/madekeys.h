#pragma once

#include "core/domain/apikey.h"
#include "server/auth/keytext.h"

namespace hearthbook::test {

/// A key with its text, as its owner has it.
struct MadeKey
{
    ApiKey key = {};
    QByteArray text = {};
};

inline MadeKey madeKey(const QString &name, KeyScope scope = KeyScope::Read,
                       const std::optional<Timestamp> &expiresAt = {})
{
    const NewKey fresh = makeKey();
    MadeKey made { .key = { .prefix = fresh.prefix, .name = name, .scope = scope, .hash = fresh.hash },
                   .text = fresh.text.toLatin1() };
    made.key.createdAt = Timestamp::now();
    made.key.createdBy = QStringLiteral("test");
    made.key.expiresAt = expiresAt;
    return made;
}

} // namespace hearthbook::test
