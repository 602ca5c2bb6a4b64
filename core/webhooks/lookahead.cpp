#include "core/webhooks/lookahead.h"

#include <algorithm>

namespace hearthbook {

Result<void> Lookahead::advance(Store &store, qint64 position)
{
    Statement rows = store.connection().statement(
        "SELECT seq, key, kind, iif(json_valid(before), json_extract(before, '$.area_id'), NULL),"
        " iif(json_valid(before), json_extract(before, '$.parent_device_id'), NULL) FROM changes"
        " WHERE seq > ? AND ((kind = 'webhook' AND action = 'create') OR (kind = 'device' AND action = 'remove'))"
        " ORDER BY seq");
    rows.bind(std::max(m_seen, position));
    for (;;) {
        const Result<bool> row = rows.step();
        if (!row)
            return failure(row);
        if (!*row)
            break;
        const qint64 seq = rows.integer();
        const QString key = rows.text();
        if (rows.text() == u"webhook") {
            m_created.insert(key, seq);
            continue;
        }
        const QString area = rows.optionalText().value_or(QString());
        m_removed.insert(key, { area, rows.optionalText().value_or(QString()) });
    }
    m_seen = store.journal().lastSeq();
    return {};
}

void Lookahead::clear()
{
    m_created.clear();
    m_removed.clear();
}

Result<std::optional<QString>> Lookahead::lastArea(Store &store, const QString &deviceId) const
{
    const auto found = m_removed.constFind(deviceId);
    if (found == m_removed.constEnd())
        return std::optional<QString>();
    if (!found->areaId.isEmpty())
        return std::optional(found->areaId);
    if (const auto parent = m_removed.constFind(found->parentId); parent != m_removed.constEnd())
        return parent->areaId.isEmpty() ? std::optional<QString>() : std::optional(parent->areaId);
    return store.devices().find(found->parentId).map([](const std::optional<Device> &parent) {
        return parent ? parent->areaId : std::nullopt;
    });
}

} // namespace hearthbook
