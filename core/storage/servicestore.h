#pragma once

#include "core/domain/service.h"
#include "core/storage/connection.h"

#include <span>

namespace hearthbook {

/// The services of Home Assistant, as feeders list them. Not journalled. Thread: the connection's.
class ServiceStore
{
public:
    explicit ServiceStore(Connection &connection) : m_connection(connection) { }

    Result<std::optional<ServiceDefinition>> find(const QString &domain, const QString &service);

    /// Adds or replaces. Runs in the caller's transaction.
    Result<void> upsert(std::span<const ServiceDefinition> services);

private:
    Connection &m_connection;
};

} // namespace hearthbook
