#pragma once

#include "core/webhooks/deliveryservice.h"
#include "core/webhooks/resolver.h"
#include "core/webhooks/targetrules.h"
#include "core/webhooks/webhooksecrets.h"

#include <mutex>

namespace hearthbook {

/// What a book in this program sends: the tests and redeliveries that its user asked for, each once and as the server would. All else
/// waits for a server on the file, and where one runs now it sends these too. Thread: any.
class LocalDeliveries
{
public:
    /// What is passed by reference outlives it.
    LocalDeliveries(Writer &writer, const DatabaseOptions &options, WebhookSecrets &secrets, TargetRules &targets);

    /// Returns at once; a delivery that cannot be sent stays pending.
    void send(const QString &deliveryId);
    /// Breaks off what is under way; that stays pending.
    void stop();

private:
    QString m_database;
    HostInfoResolver m_resolver;
    DeliveryService m_service;
    std::once_flag m_started; ///< most books are never asked
    bool m_isReady = false;
};

} // namespace hearthbook
