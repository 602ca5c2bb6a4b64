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
    const Result<std::optional<ServiceDefinition>> stored = find(service.domain, service.service);
    if (!stored)
        return failure(stored);
    const bool known = stored->has_value();
    if (known && (*stored)->definition == service.definition)
        return RowOutcome::Unchanged;
    Statement statement = m_connection.statement(
        "INSERT OR REPLACE INTO services (domain, service, definition, updated_at) VALUES (?, ?, ?, ?)");
    const QByteArray &definition = service.definition;
    statement.bind(service.domain).bind(service.service).bindUtf8(view(definition));
    const Result<void> done = statement.bind(Timestamp::now()).run();
    if (!done)
        return failure(done);
    return known ? RowOutcome::Updated : RowOutcome::Inserted;
}

} // namespace hearthbook
