#pragma once

#include "core/source/answeredwith.h"
#include "ui/keystore.h"

#include <QHash>

namespace hearthbook::test {

/// A keyring in memory, which can be told not to answer.
class FakeKeyStore final : public KeyStore
{
public:
    QHash<QString, QByteArray> keys = {};
    QString trouble = {}; ///< why it does not answer; empty: it does

    QFuture<Result<QByteArray>> read(const QString &profileId) override
    {
        return answeredWith(trouble.isEmpty() ? Result<QByteArray>(keys.value(profileId)) : refusal());
    }
    QFuture<Result<void>> write(const QString &profileId, const QByteArray &key) override
    {
        if (trouble.isEmpty())
            keys.insert(profileId, key);
        return done();
    }
    QFuture<Result<void>> remove(const QString &profileId) override
    {
        if (trouble.isEmpty())
            keys.remove(profileId);
        return done();
    }

private:
    tl::unexpected<Error> refusal() const { return failure(ErrorCode::Unavailable, trouble); }
    QFuture<Result<void>> done() const
    {
        return answeredWith(trouble.isEmpty() ? Result<void>() : Result<void>(refusal()));
    }
};

} // namespace hearthbook::test
