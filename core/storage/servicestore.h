#pragma once

#include "core/domain/service.h"
#include "core/storage/listquery.h"
#include "core/storage/upsert.h"

#include <span>

namespace hearthbook {

/// The services of Home Assistant, as feeders list them. The journal names one `domain.service`. Thread: the connection's.
class ServiceStore
{
public:
    explicit ServiceStore(Connection &connection) : m_connection(connection) { }

    Result<std::optional<ServiceDefinition>> find(const QString &domain, const QString &service);

    /// What lists can be asked by.
    static const std::vector<ListField> &listFields();

    /// By domain and service unless sorted. Errors: InvalidInput (see ListStatement::make).
    Result<Page<ListedService>> list(const ListQuery &query);

    /// Adds what is new, replaces what differs. Runs in the caller's transaction.
    Result<UpsertReport> upsert(std::span<const ServiceDefinition> services);

private:
    Result<RowOutcome> write(const ServiceDefinition &service);

    Connection &m_connection;
};

} // namespace hearthbook
