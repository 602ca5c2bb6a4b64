#include "core/storage/servicestore.h"

#include "core/domain/textrules.h"

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

Result<UpsertReport> ServiceStore::upsert(std::span<const ServiceDefinition> services)
{
    UpsertReport report;
    for (const ServiceDefinition &service : services) {
        const Result<RowOutcome> outcome = write(service);
        if (!outcome)
            return failure(outcome);
        report.count(*outcome);
    }
    return report;
}

Result<RowOutcome> ServiceStore::write(const ServiceDefinition &service)
{
    Statement statement = m_connection.statement(
        "INSERT INTO services (domain, service, definition, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4)"
        " ON CONFLICT (domain, service) DO UPDATE SET definition = ?3, updated_at = ?4, revision = revision + 1"
        " WHERE definition IS NOT ?3 RETURNING revision");
    const QByteArray &definition = service.definition;
    statement.bind(service.domain).bind(service.service).bindUtf8(view(definition)).bind(Timestamp::now());
    const Result<bool> written = statement.step();
    return written.map([&statement](bool row) { return writtenOutcome(row ? statement.integer() : 0); });
}

} // namespace hearthbook
