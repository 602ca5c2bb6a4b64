#include "core/storage/integrationstore.h"

#include "core/storage/listpage.h"

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

const ListShape &listShape()
{
    static const ListShape shape {
        .columns = "entry_id, domain, title, state, source, disabled_by, version, created_at, updated_at, revision",
        .from = "integrations",
        .key = "entry_id",
        .searched = "(entry_id || char(10) || domain || char(10) || ifnull(title, ''))",
        .fields = { orderField("entry_id", "entry_id"), foldedField("title", "ifnull(title, 'Unknown')"),
                    asTime(orderField("timestamp", "updated_at")), numberField("version", "version"),
                    numberField("revision", "revision"), textField("domain", "domain", ListUse::Facet),
                    textField("state", "state", ListUse::Facet), textField("source", "source", ListUse::Facet),
                    textField("disabled_by", "disabled_by", ListUse::Facet) }
    };
    return shape;
}

} // namespace

const std::vector<ListField> &IntegrationStore::listFields()
{
    return listShape().fields;
}

Result<Page<Integration>> IntegrationStore::list(const ListQuery &query)
{
    return readPage<Integration>(m_connection, query, listShape(), readIntegration,
                                 [](const Integration &integration) { return integration.entryId; });
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
