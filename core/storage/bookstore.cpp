#include "core/storage/bookstore.h"

#include "core/domain/textrules.h"

namespace hearthbook {

BookStore::BookStore(Connection &connection)
    : m_connection(connection), m_deviceAliases(connection, "device", "devices", "device_id"),
      m_entityAliases(connection, "entity", "entities", "entity_id")
{
}

const BookStore::Texts &BookStore::textsOf(const BookKind &kind)
{
    auto known = m_texts.find(&kind);
    if (known == m_texts.end())
        known = m_texts.insert(&kind, { kind.exists(), kind.matches(), kind.insert(), kind.update() });
    return *known;
}

Result<bool> BookStore::ask(const QByteArray &sql, const BookRow &row)
{
    return m_connection.statement(sql).bindUtf8(view(row.json)).step();
}

Result<bool> BookStore::exists(const BookRow &row)
{
    return ask(textsOf(*row.kind).exists, row);
}

Result<bool> BookStore::isSame(const BookRow &row)
{
    return ask(textsOf(*row.kind).matches, row);
}

Result<void> BookStore::insert(const BookRow &row)
{
    return ask(textsOf(*row.kind).insert, row).map([](bool) { });
}

Result<void> BookStore::update(const BookRow &row)
{
    return ask(textsOf(*row.kind).update, row).map([](bool) { });
}

Result<std::optional<QString>> BookStore::presentId(const BookKind &kind, const QString &id)
{
    if (kind.kind == u"device")
        return m_deviceAliases.present(id);
    return kind.kind == u"entity" ? m_entityAliases.present(id) : std::optional<QString>();
}

Result<bool> BookStore::isDevice(const QString &deviceId)
{
    return m_connection.statement("SELECT 1 FROM devices WHERE device_id = ?").bind(deviceId).step();
}

Result<std::optional<QString>> BookStore::registryHolder(const BookRow &entity)
{
    Statement query = m_connection.statement(
        "SELECT entity_id FROM entities WHERE registry_id = json_extract(?1, '$.registry_id')"
        " AND entity_id <> json_extract(?1, '$.entity_id')");
    const Result<bool> row = query.bindUtf8(view(entity.json)).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(query.text()) : std::nullopt;
}

Result<bool> BookStore::hasSecret(const QString &webhookId)
{
    return m_connection.statement("SELECT 1 FROM webhook_secrets WHERE webhook_id = ?").bind(webhookId).step();
}

} // namespace hearthbook
