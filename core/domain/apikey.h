#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// What a key is for. Write and Ingest include Read; Admin is all. The words are stored and stand on the wire.
enum class KeyScope { Read, Write, Ingest, Admin };

/// "read", "write", "ingest", "admin".
QString keyScopeWord(KeyScope scope);
std::optional<KeyScope> keyScopeFromWord(QStringView word);

/// One API key, without its secret: that is shown once and kept by its owner alone.
struct ApiKey
{
    QString prefix = {};      ///< public part of the key's text, by which it is found
    QString name = {};        ///< the owner's word for it; once among the keys that are not revoked
    KeyScope scope = KeyScope::Read;
    QByteArray hash = {};     ///< of the whole text; see server/auth/keytext.h. Never leaves the program.
    Timestamp createdAt = {};
    QString createdBy = {};
    std::optional<Timestamp> expiresAt = {};
    std::optional<Timestamp> lastUsedAt = {}; ///< to the minute
    std::optional<Timestamp> revokedAt = {};

    bool isUsable(const Timestamp &now) const { return !revokedAt && (!expiresAt || now < *expiresAt); }

    bool operator==(const ApiKey &) const = default;
};

/// Why this cannot be a key's name; empty where it can: 1 to 64 characters without control characters, and no blank at either end.
QString keyNameProblem(const QString &name);

} // namespace hearthbook
