#include "core/webhooks/resolver.h"

#include <QHostInfo>
#include <QObject>

namespace hearthbook {

using namespace Qt::StringLiterals;

void HostInfoResolver::resolve(const QString &host, QObject *context, Answer answer)
{
    QHostInfo::lookupHost(host, context, [host, answer = std::move(answer)](const QHostInfo &info) {
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            answer(failure(ErrorCode::Unavailable, u"%1 does not resolve: %2"_s.arg(host, info.errorString())));
        else
            answer(info.addresses());
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
