#include "app/webhooks.h"

#include "core/webhooks/webhooksecrets.h"

#include <QNetworkInterface>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long an undone removal can bring the secret back.
constexpr std::chrono::microseconds keptAfterRemoval = 30 * 24h;

} // namespace

QString webhookKeyFile(const Settings &settings, const QString &database)
{
    const QString set = settings.text(u"webhooks.key_path");
    return set.isEmpty() ? WebhookSecrets::defaultKeyFile(database) : set;
}

TargetPolicy targetPolicy(const Settings &settings, const TargetPolicy::Listener &own)
{
    TargetPolicy policy;
    policy.allowPrivate = settings.flag(u"webhooks.allow_private");
    policy.listeners = { own };
    policy.ownAddresses = QNetworkInterface::allAddresses();
    return policy;
}

void forgetSecrets(Writer &writer)
{
    Write write;
    write.origin = { u"hearthbook"_s, u"upkeep"_s, u"webhooks.forget_secrets"_s };
    write.apply = [](Store &store) {
        const Timestamp now = Timestamp::now();
        const Result<void> done = store.webhooks().forgetPreviousSecrets(now);
        return done ? store.webhooks().forgetRemovedSecrets({ now.microseconds - keptAfterRemoval.count() }) : done;
    };
    writer.submit(std::move(write));
}

} // namespace hearthbook
