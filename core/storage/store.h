#pragma once

#include "core/storage/apikeystore.h"
#include "core/storage/areastore.h"
#include "core/storage/databasestatus.h"
#include "core/storage/deliverystore.h"
#include "core/storage/devicestore.h"
#include "core/storage/entitystore.h"
#include "core/storage/heldstore.h"
#include "core/storage/historyindex.h"
#include "core/storage/idempotencystore.h"
#include "core/storage/importstore.h"
#include "core/storage/integrationstore.h"
#include "core/storage/journal.h"
#include "core/storage/labelstore.h"
#include "core/storage/migrator.h"
#include "core/storage/preferencestore.h"
#include "core/storage/servicestore.h"
#include "core/storage/webhookstore.h"

namespace hearthbook {

/// All of one database, on one connection. Its parts keep their statements prepared. Thread: the connection's.
class Store
{
public:
    /// `presenceInterval`: seconds, see DeviceStore.
    explicit Store(std::unique_ptr<Connection> connection, int presenceInterval = 300);

    /// Opens the file with the schema that is there; the Migrator has seen to it.
    static Result<std::unique_ptr<Store>> open(const DatabaseOptions &options, int presenceInterval = 300);

    Connection &connection() { return *m_connection; }
    DeviceStore &devices() { return m_devices; }
    EntityStore &entities() { return m_entities; }
    AreaStore &areas() { return m_areas; }
    IntegrationStore &integrations() { return m_integrations; }
    LabelStore &labels() { return m_labels; }
    ServiceStore &services() { return m_services; }
    PreferenceStore &preferences() { return m_preferences; }
    WebhookStore &webhooks() { return m_webhooks; }
    DeliveryStore &deliveries() { return m_deliveries; }
    IdempotencyStore &idempotency() { return m_idempotency; }
    ImportStore &imports() { return m_imports; }
    HeldStore &held() { return m_held; }
    ApiKeyStore &apiKeys() { return m_apiKeys; }
    Journal &journal() { return m_journal; }
    HistoryIndex &history() { return m_history; }

private:
    std::unique_ptr<Connection> m_connection;
    DeviceStore m_devices;
    EntityStore m_entities;
    AreaStore m_areas;
    IntegrationStore m_integrations;
    LabelStore m_labels;
    ServiceStore m_services;
    PreferenceStore m_preferences;
    WebhookStore m_webhooks;
    DeliveryStore m_deliveries;
    IdempotencyStore m_idempotency;
    ImportStore m_imports;
    HeldStore m_held;
    ApiKeyStore m_apiKeys;
    Journal m_journal;
    HistoryIndex m_history;
};

/// Brings the file to this program's schema, adopting a file of the Python data-api; see Migrator.
Result<SchemaStatus> migrateDatabase(const DatabaseOptions &options);

} // namespace hearthbook
