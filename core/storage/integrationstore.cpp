#include "core/storage/integrationstore.h"

#include "core/storage/rows.h"

namespace hearthbook {

namespace {

Integration readIntegration(Statement &row)
{
    Integration i;
    i.entryId = row.text();
    i.domain = row.text();
    i.title = row.optionalText();
    i.state = row.optionalText();
    i.source = row.optionalText();
    i.disabledBy = row.optionalText();
    i.version = row.integer();
    i.createdAt = row.timestamp();
    i.updatedAt = row.timestamp();
    i.revision = row.integer();
    return i;
}

} // namespace

Result<std::vector<Integration>> IntegrationStore::list(int limit)
{
    Statement query = m_connection.statement(
        "SELECT entry_id, domain, title, state, source, disabled_by, version,"
        " created_at, updated_at, revision FROM integrations ORDER BY entry_id LIMIT ?");
    query.bind(limit);
    return readRows(query, readIntegration);
}

Result<PlatformAnalytics> IntegrationStore::analytics(const QString &platform)
{
    PlatformAnalytics analytics;
    Statement devices = m_connection.statement("SELECT count(DISTINCT device_id) FROM entities WHERE platform = ?");
    const Result<bool> counted = devices.bind(platform).step();
    if (!counted)
        return failure(counted);
    analytics.deviceCount = devices.integer();
    Statement domains = m_connection.statement(
        "SELECT domain, count(*) FROM entities WHERE platform = ? GROUP BY domain ORDER BY 2 DESC, 1");
    domains.bind(platform);
    for (;;) {
        const Result<bool> row = domains.step();
        if (!row)
            return failure(row);
        if (!*row)
            return analytics;
        const QString domain = domains.text();
        analytics.breakdown.push_back({ domain, domains.integer() });
        analytics.entityCount += analytics.breakdown.back().count;
    }
}

Result<UpsertReport> IntegrationStore::upsert(std::span<const Integration> integrations)
{
    UpsertReport report;
    for (const Integration &i : integrations) {
        Statement statement = m_connection.statement(
            "INSERT INTO integrations"
            " (entry_id, domain, title, state, source, disabled_by, version, created_at, updated_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)"
            " ON CONFLICT (entry_id) DO UPDATE SET domain = ?2, title = ?3, state = ?4, source = ?5, disabled_by = ?6,"
            " version = ?7, updated_at = ?8, revision = revision + 1"
            " WHERE (domain, title, state, source, disabled_by, version) IS NOT (?2, ?3, ?4, ?5, ?6, ?7)"
            " RETURNING revision");
        statement.bind(i.entryId).bind(i.domain).bind(i.title).bind(i.state).bind(i.source).bind(i.disabledBy);
        const Result<bool> written = statement.bind(i.version).bind(Timestamp::now()).step();
        if (!written)
            return failure(written);
        report.count(writtenOutcome(*written ? statement.integer() : 0));
    }
    return report;
}

Result<void> IntegrationStore::remove(const std::string &entryId)
{
    return m_connection.statement("DELETE FROM integrations WHERE entry_id = ?").bindUtf8(entryId).run();
}

Result<std::unordered_map<std::string, std::string>> IntegrationStore::domains()
{
    std::unordered_map<std::string, std::string> domains;
    Statement query = m_connection.statement("SELECT entry_id, domain FROM integrations");
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        domains.emplace(query.column(0), query.column(1));
    }
    return domains;
}

} // namespace hearthbook
