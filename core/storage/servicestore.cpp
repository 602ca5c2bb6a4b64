#include "core/storage/servicestore.h"

#include "core/domain/jsontext.h"
#include "core/domain/textrules.h"
#include "core/storage/listpage.h"

namespace hearthbook {

namespace {

/// Between domain and service in the key of a row: no name holds it, while a dot may stand in both.
constexpr QChar separator(0x1f);

/// What another program stored may be no JSON.
constexpr char serviceRows[] =
    "(SELECT domain || char(31) || service AS row_key, domain || '.' || service AS service_id, domain, service, definition, updated_at,"
    " CASE WHEN json_valid(definition) THEN json_extract(definition, '$.name') END AS name,"
    " CASE WHEN json_valid(definition) THEN json_extract(definition, '$.description') END AS description"
    " FROM (SELECT domain, service, ifnull(nullif(definition, ''), '{}') AS definition, updated_at FROM services))";

ListedService readService(Statement &row)
{
    ListedService service;
    service.serviceId = row.text();
    service.definition.domain = row.text();
    service.definition.service = row.text();
    service.name = row.optionalText();
    service.description = row.optionalText();
    service.definition.definition = soundJson(row.utf8(), "{}");
    service.updatedAt = row.timestamp();
    return service;
}

const ListShape &listShape()
{
    static const ListShape shape {
        .columns = "service_id, domain, service, name, description, definition, updated_at",
        .from = serviceRows,
        .key = "row_key",
        .searched = "(service_id || char(10) || ifnull(name, ''))",
        .fields = { orderField("service_id", "service_id"), textField("domain", "domain", ListUse::Facet),
                    textField("service", "service", ListUse::Filter), foldedField("name", "ifnull(name, '')"),
                    textField("description", "description"), asTime(textField("updated_at", "updated_at")) }
    };
    return shape;
}

} // namespace

const std::vector<ListField> &ServiceStore::listFields()
{
    return listShape().fields;
}

Result<Page<ListedService>> ServiceStore::list(const ListQuery &query)
{
    return readPage<ListedService>(m_connection, query, listShape(), readService, [](const ListedService &service) {
        return service.definition.domain + separator + service.definition.service;
    });
}

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
