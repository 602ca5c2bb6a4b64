#include "core/storage/servicestore.h"

namespace hearthbook {

Result<std::optional<ServiceDefinition>> ServiceStore::find(const QString &domain, const QString &service)
{
    Statement query = m_connection.statement("SELECT definition FROM services WHERE domain = ? AND service = ?");
    const Result<bool> row = query.bind(domain).bind(service).step();
    if (!row)
        return failure(row);
    if (!*row)
        return std::optional<ServiceDefinition>();
    return ServiceDefinition { domain, service, query.utf8() };
}

Result<void> ServiceStore::upsert(std::span<const ServiceDefinition> services)
{
    for (const ServiceDefinition &service : services) {
        Statement statement = m_connection.statement(
            "INSERT INTO services (domain, service, definition, updated_at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (domain, service) DO UPDATE SET definition = ?3, updated_at = ?4 WHERE definition IS NOT ?3");
        statement.bind(service.domain)
            .bind(service.service)
            .bindUtf8({ service.definition.constData(), std::size_t(service.definition.size()) });
        const Result<void> done = statement.bind(Timestamp::now()).run();
        if (!done)
            return done;
    }
    return {};
}

} // namespace hearthbook
