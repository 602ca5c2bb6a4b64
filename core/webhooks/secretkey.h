#pragma once

#include "core/domain/result.h"
#include "core/webhooks/secret.h"

#include <QString>

namespace hearthbook {

/// The key that seals webhook secrets: a file of 32 random bytes and mode 0600, apart from the database, so that a copy
/// of the database alone gives nothing away. Without it the sealed secrets are lost.
class SecretKey
{
public:
    static constexpr qsizetype size = 32;

    /// Reads the key file. Errors: NotFound where there is none; Unavailable where it cannot be read or others may read
    /// it; Corrupt where it has another size. Never writes.
    static Result<SecretKey> load(const QString &path);

    /// Reads the key file, and makes it with its folder where there is none. Of several processes that do so at once
    /// one makes it and all get the same key; a file that is there is never overwritten. Only for a database that holds
    /// no sealed secret yet: where it does, a missing key must be found again, not made anew.
    /// Errors: as load(); Unavailable where it cannot be made.
    static Result<SecretKey> loadOrCreate(const QString &path);

    const Secret &bytes() const { return m_bytes; }

private:
    explicit SecretKey(Secret bytes) : m_bytes(std::move(bytes)) { }

    Secret m_bytes;
};

} // namespace hearthbook
