#include "app/localdeliveries.h"

#include "core/storage/filelock.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

namespace hearthbook {

using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcLocal, "hearthbook.deliveries")

DeliveryContext contextOf(Writer &writer, const DatabaseOptions &options, Resolver &resolver, WebhookSecrets &secrets,
                          TargetRules &targets)
{
    DeliveryContext context { .writer = writer, .database = options, .resolver = resolver };
    context.openSecret = [&secrets](const QString &id, const QByteArray &sealed) { return secrets.open(id, sealed); };
    context.policy = [&targets] { return *targets.current(); };
    context.random = [] { return QRandomGenerator::global()->generateDouble(); };
    context.onlyAsked = true;
    return context;
}

} // namespace

LocalDeliveries::LocalDeliveries(Writer &writer, const DatabaseOptions &options, WebhookSecrets &secrets,
                                 TargetRules &targets)
    : m_database(options.path), m_service(contextOf(writer, options, m_resolver, secrets, targets))
{
}

void LocalDeliveries::send(const QString &deliveryId)
{
    if (FileLock::isHeld(m_database))
        return;
    std::call_once(m_started, [this] {
        const Result<void> started = m_service.start();
        m_isReady = started.has_value();
        if (!started)
            qCWarning(lcLocal, "Nothing can be sent from here: %s", qPrintable(started.error().message));
    });
    if (m_isReady)
        m_service.ask(deliveryId);
}

void LocalDeliveries::stop()
{
    m_service.stop(0ms);
}

} // namespace hearthbook
