#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QFuture>

namespace hearthbook {

/// Where API keys are kept between two runs: the system's keyring. There is no other place; where it does not answer, nothing is kept.
/// Answers come later, see whenAnswered(). Thread: GUI.
class KeyStore
{
public:
    KeyStore() = default;
    virtual ~KeyStore() = default;
    Q_DISABLE_COPY_MOVE(KeyStore)

    /// The key of a profile; empty where none is kept. Errors: Unavailable; the message says why.
    virtual QFuture<Result<QByteArray>> read(const QString &profileId) = 0;
    /// Errors: as read().
    virtual QFuture<Result<void>> write(const QString &profileId, const QByteArray &key) = 0;
    /// Also where none is kept. Errors: as read().
    virtual QFuture<Result<void>> remove(const QString &profileId) = 0;
};

} // namespace hearthbook
