#pragma once

#include "core/domain/integration.h"
#include "core/storage/listquery.h"
#include "core/storage/upsert.h"

#include <span>

namespace hearthbook {

/// Config entries, and what each platform brought. Thread: the connection's.
class IntegrationStore
{
public:
    explicit IntegrationStore(Connection &connection) : m_connection(connection) { }

    /// What lists can be asked by.
    static const std::vector<ListField> &listFields();

    /// By entry id unless sorted. Errors: InvalidInput (see ListStatement::make).
    Result<Page<Integration>> list(const ListQuery &query);

    /// Zeros for a platform nobody knows.
    Result<PlatformAnalytics> analytics(const QString &platform);

    /// Adds or changes config entries. Runs in the caller's transaction.
    Result<UpsertReport> upsert(std::span<const Integration> integrations);

    Result<void> remove(const std::string &entryId);

    /// The domain of each config entry.
    Result<std::unordered_map<std::string, std::string>> domains();

private:
    Connection &m_connection;
};

} // namespace hearthbook
