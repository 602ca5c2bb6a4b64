#include "core/storage/labelstore.h"

#include "core/storage/rows.h"

namespace hearthbook {

Result<std::vector<RegistryLabel>> LabelStore::list()
{
    Statement query = m_connection.statement(
        "SELECT label_id, name, color, icon, description FROM labels ORDER BY label_id");
    return readRows(query, [](Statement &row) {
        RegistryLabel label;
        label.labelId = row.text();
        label.name = row.text();
        label.color = row.optionalText();
        label.icon = row.optionalText();
        label.description = row.optionalText();
        return label;
    });
}

Result<UpsertReport> LabelStore::upsert(std::span<const RegistryLabel> labels)
{
    UpsertReport report;
    for (const RegistryLabel &label : labels) {
        Statement statement = m_connection.statement(
            "INSERT INTO labels (label_id, name, color, icon, description, created_at, updated_at)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)"
            " ON CONFLICT (label_id) DO UPDATE SET name = ?2, color = ?3, icon = ?4, description = ?5, updated_at = ?6,"
            " revision = revision + 1"
            " WHERE (name, color, icon, description) IS NOT (?2, ?3, ?4, ?5) RETURNING revision");
        statement.bind(label.labelId).bind(label.name).bind(label.color).bind(label.icon).bind(label.description);
        const Result<bool> written = statement.bind(Timestamp::now()).step();
        if (!written)
            return failure(written);
        report.count(writtenOutcome(*written ? statement.integer() : 0));
    }
    return report;
}

Result<void> LabelStore::remove(const std::string &labelId)
{
    return m_connection.statement("DELETE FROM labels WHERE label_id = ?").bindUtf8(labelId).run();
}

} // namespace hearthbook
