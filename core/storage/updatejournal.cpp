#include "core/storage/updatejournal.h"

#include "core/domain/jsontext.h"

namespace hearthbook {

UpdateJournal::UpdateJournal(Connection &connection, const QByteArray &kind)
    : m_json(connection, "SELECT iif(json_valid(?1), json(?1), json_quote(?1))"),
      m_insert(connection,
               "INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)"
               " SELECT at, actor, origin, operation, '"
                   + kind + "', ?1, 'update', ?2 FROM write_context WHERE operation IS NOT NULL")
{
}

void UpdateJournal::begin()
{
    m_before.clear();
    m_before.beginObject();
}

void UpdateJournal::noteText(std::string_view column, std::string_view old)
{
    m_before.key(column);
    if (old.data() == nullptr)
        m_before.null();
    else
        m_before.utf8(old);
}

void UpdateJournal::noteJson(std::string_view column, std::string_view old)
{
    Statement query = m_json.use();
    const Result<bool> row = query.bindUtf8(old).step();
    m_before.key(column).raw(row && *row ? soundJson(query.utf8(), "null") : QByteArray("null"));
}

void UpdateJournal::noteNumber(std::string_view column, qint64 old)
{
    m_before.member(column, old);
}

Result<void> UpdateJournal::write(std::string_view key)
{
    m_before.endObject();
    const QByteArray &before = m_before.text();
    return m_insert.use().bindUtf8(key).bindUtf8({ before.data(), std::size_t(before.size()) }).run();
}

} // namespace hearthbook
