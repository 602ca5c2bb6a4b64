#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace hearthbook {

/// A key that was just made. The text is shown to its owner once and kept nowhere.
struct NewKey
{
    QString text = {};    ///< `hb_<prefix>_<64 hex digits>`: 256 random bits
    QString prefix = {};  ///< 8 hex digits, public
    QByteArray hash = {}; ///< what is stored
};

/// Random bits from libsodium. Thread: any.
NewKey makeKey();

/// So many random bytes of libsodium, as hex digits. Thread: any.
QByteArray randomHex(qsizetype bytes);

/// BLAKE2b-256 of a key's whole text. 256 random bits need neither salt nor a slow hash. Thread: any.
QByteArray keyHash(QByteArrayView text);

/// The prefix of what has the form of a key; nothing for other text.
std::optional<QByteArray> keyPrefix(QByteArrayView text);

/// In a time that does not depend on where they differ.
bool isSameHash(const QByteArray &one, const QByteArray &other);

} // namespace hearthbook
