#pragma once

#include "ui/keystore.h"

namespace hearthbook {

/// The keyring of the desktop (Secret Service, KWallet, …), by QtKeychain. It may ask the user to unlock it, which takes as long as it
/// takes.
class Keychain final : public KeyStore
{
public:
    QFuture<Result<QByteArray>> read(const QString &profileId) override;
    QFuture<Result<void>> write(const QString &profileId, const QByteArray &key) override;
    QFuture<Result<void>> remove(const QString &profileId) override;
};

} // namespace hearthbook
