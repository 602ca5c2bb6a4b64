#include "ui/keychain.h"

#include <QCoreApplication>
#include <QPromise>
#include <qt6keychain/keychain.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"hearthbook"_s;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::Keychain)
};

Result<void> outcome(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return failure(ErrorCode::Unavailable, Words::tr("The keyring does not answer: %1").arg(job.errorString()));
}

/// Starts the job, which deletes itself, and gives what `read` makes of it when it is done.
template<typename T, typename Read>
QFuture<Result<T>> started(QKeychain::Job *job, const QString &profileId, const Read &read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(profileId);
    QObject::connect(job, &QKeychain::Job::finished, job, [promise, read](QKeychain::Job *done) {
        promise->addResult(read(*done));
        promise->finish();
    });
    job->start();
    return promise->future();
}

} // namespace

QFuture<Result<QByteArray>> Keychain::read(const QString &profileId)
{
    return started<QByteArray>(new QKeychain::ReadPasswordJob(service), profileId,
                               [](const QKeychain::Job &job) -> Result<QByteArray> {
                                   return outcome(job).map([&job] {
                                       return job.error() == QKeychain::NoError
                                           ? static_cast<const QKeychain::ReadPasswordJob &>(job).textData().toUtf8()
                                           : QByteArray();
                                   });
                               });
}

QFuture<Result<void>> Keychain::write(const QString &profileId, const QByteArray &key)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setTextData(QString::fromUtf8(key));
    return started<void>(job, profileId, &outcome);
}

QFuture<Result<void>> Keychain::remove(const QString &profileId)
{
    return started<void>(new QKeychain::DeletePasswordJob(service), profileId, &outcome);
}

} // namespace hearthbook
