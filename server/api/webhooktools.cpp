#include "server/api/webhooktools.h"

#include "core/webhooks/standardsecret.h"

namespace hearthbook {

namespace {

Result<QString> checkedUrl(const QString &url, const TargetPolicy &policy)
{
    const Result<TargetUrl> target = TargetUrl::parse(url);
    const Result<void> allowed = target ? policy.checkUrl(*target) : failure(target);
    return allowed ? Result<QString>(target->text()) : failure(allowed);
}

} // namespace

WebhookTools webhookTools(WebhookSecrets &secrets, std::function<TargetPolicy()> policy)
{
    WebhookTools tools;
    tools.checkUrl = [policy = std::move(policy)](const QString &url) { return checkedUrl(url, policy()); };
    tools.seal = [&secrets](const QString &webhookId, const QByteArray &secret) {
        return secrets.seal(webhookId, Secret(secret));
    };
    tools.isSecret = [&secrets](const QString &webhookId, const QByteArray &sealed, const QByteArray &secret) {
        const Result<Secret> opened = secrets.open(webhookId, sealed);
        return opened && opened->bytes() == QByteArrayView(secret);
    };
    tools.newSecret = [] { return generateSecret().bytes().toByteArray(); };
    return tools;
}

} // namespace hearthbook
