#pragma once

#include "core/source/answeredwith.h"
#include "ui/keystore.h"

#include <QCoreApplication>

namespace hearthbook {

/// Where there is no keyring.
class NoKeyring final : public KeyStore
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::NoKeyring)

public:
    QFuture<Result<QByteArray>> read(const QString &) override { return refused<QByteArray>(); }
    QFuture<Result<void>> write(const QString &, const QByteArray &) override { return refused<void>(); }
    QFuture<Result<void>> remove(const QString &) override { return refused<void>(); }

private:
    template<typename T>
    static QFuture<Result<T>> refused()
    {
        return answeredWith(Result<T>(failure(ErrorCode::Unavailable, tr("There is no keyring here."))));
    }
};

} // namespace hearthbook
