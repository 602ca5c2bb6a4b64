#include "core/webhooks/resolver.h"

#include <QFutureWatcher>
#include <QHostInfo>
#include <QObject>
#include <QPromise>

namespace hearthbook {

using namespace Qt::StringLiterals;

HostInfoResolver::HostInfoResolver()
{
    constexpr int mostAtOnce = 512; // more than deliveries and checks that may be under way
    m_pool.setMaxThreadCount(mostAtOnce);
}

void HostInfoResolver::resolve(const QString &host, QObject *context, Answer answer)
{
    // Goes with the context. QFuture::then() of Qt 6.4 does not look whether that is still there.
    auto *watcher = new QFutureWatcher<QHostInfo>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, host, answer = std::move(answer)] {
        watcher->deleteLater();
        const QHostInfo info = watcher->result();
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            answer(failure(ErrorCode::Unavailable, u"%1 does not resolve: %2"_s.arg(host, info.errorString())));
        else
            answer(info.addresses());
    });
    const auto promise = std::make_shared<QPromise<QHostInfo>>();
    promise->start();
    watcher->setFuture(promise->future());
    m_pool.start([promise, host] {
        promise->addResult(QHostInfo::fromName(host));
        promise->finish();
    });
}

void findAddress(const TargetUrl &url, const TargetPolicy &policy, Resolver &resolver, QObject *context,
                 TargetAnswer answer)
{
    // Once more: the setting may have changed since the webhook was made.
    const Result<void> checked = policy.checkUrl(url);
    if (!checked)
        return answer(failure(ErrorCode::Forbidden, checked.error().message));
    if (url.host.address)
        return answer(*url.host.address);
    resolver.resolve(url.host.text, context,
                     [policy, port = url.port, answer = std::move(answer)](const Result<QList<QHostAddress>> &found) {
                         answer(found ? policy.choose(*found, port) : Result<QHostAddress>(failure(found)));
                     });
}

} // namespace hearthbook
