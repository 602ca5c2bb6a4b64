#include "core/storage/entitystore.h"

#include "core/domain/jsontext.h"
#include "core/domain/textrules.h"
#include "core/storage/listpage.h"
#include "core/storage/userchange.h"

#include <sqlite3.h>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

// The columns and readEntity() go together, line by line.
constexpr char columns[] = "entity_id, registry_id, device_id, domain, platform, unique_id, area_id, name,"
                           " original_name, icon, entity_category, disabled, disabled_by, hidden_by,"
                           " labels, aliases, options, config_entry_id, notes, gone_at,"
                           " created_at, updated_at, revision";

Entity readEntity(Statement &row)
{
    Entity e;
    e.entityId = row.text();
    e.registryId = row.optionalText();
    e.deviceId = row.optionalText();
    e.domain = row.text();
    e.platform = row.optionalText();
    e.uniqueId = row.optionalText();
    e.areaId = row.optionalText();
    e.name = row.optionalText();
    e.originalName = row.optionalText();
    e.icon = row.optionalText();
    e.entityCategory = row.optionalText();
    e.disabled = row.flag();
    e.disabledBy = row.optionalText();
    e.hiddenBy = row.optionalText();
    e.labels = soundJson(row.utf8(), "[]");
    e.aliases = soundJson(row.utf8(), "[]");
    e.options = soundJson(row.utf8(), "{}");
    e.configEntryId = row.optionalText();
    e.notes = row.optionalText();
    e.goneAt = row.optionalTimestamp();
    e.createdAt = row.timestamp();
    e.updatedAt = row.timestamp();
    e.revision = row.integer();
    return e;
}

/// What is no text of one line (labels, aliases, options, notes) has no order.
std::vector<ListField> entityListFields()
{
    const QByteArray shownName = "coalesce(nullif(name, ''), nullif(original_name, ''), entity_id)";
    std::vector<ListField> fields {
        orderField("entity_id", "entity_id"),    foldedField("name", shownName),
        foldedField("friendly_name", shownName), asTime(orderField("timestamp", "updated_at")),
        numberField("revision", "revision"),     flagField("disabled", "disabled"),
        presenceField("gone", "gone_at"),
    };
    for (const char *name :
         { "domain", "platform", "area_id", "device_id", "entity_category", "disabled_by", "hidden_by" })
        fields.push_back(textField(name, name, ListUse::Facet));
    for (const char *name : { "config_entry_id", "registry_id" })
        fields.push_back(textField(name, name, ListUse::Filter));
    for (const char *name : { "unique_id", "original_name", "icon" })
        fields.push_back(textField(name, name));
    for (const char *name : { "gone_at", "created_at", "updated_at" })
        fields.push_back(asTime(textField(name, name)));
    fields.push_back(areaNameField("area_name", "entities.area_id"));
    const ListRelation device { "device_id", "devices", "devices.device_id", u"of their device"_s };
    fields.push_back(relatedField("manufacturer", "devices.manufacturer", device));
    fields.push_back(relatedField("integration", "devices.integration", device));
    return fields;
}

ListShape entityShape()
{
    ListShape shape;
    shape.columns = columns;
    shape.from = "entities";
    shape.key = "entity_id";
    shape.kind = "entity";
    shape.searched = entitySearchText();
    shape.fields = entityListFields();
    return shape;
}

const ListShape &listShape()
{
    static const ListShape shape = entityShape();
    return shape;
}

constexpr std::size_t registryField = fieldIndex(entityFields, "registry_id");
constexpr std::size_t deviceField = fieldIndex(entityFields, "device_id");

/// A row that was renamed is updated, whatever else was written of it.
RowOutcome afterRename(RowOutcome outcome, bool renamed)
{
    return renamed && outcome != RowOutcome::Returned ? RowOutcome::Updated : outcome;
}

} // namespace

QByteArray entitySearchText()
{
    return "(entity_id || char(10) || ifnull(name, '') || char(10) || ifnull(original_name, ''))";
}

UpsertTable entityTable()
{
    return { "entities", "entity_id", "entity", entityFields, false, true };
}

EntityStore::EntityStore(Connection &connection)
    : m_connection(connection), m_upsert(connection, entityTable()),
      m_aliases(connection, "entity", "entities", "entity_id"), m_devices(connection, "device", "devices", "device_id")
{
}

Result<std::optional<Entity>> EntityStore::find(const QString &entityId)
{
    static const QByteArray sql = QByteArray("SELECT ") + columns + " FROM entities WHERE entity_id = ?";
    Statement query = m_connection.statement(sql);
    const Result<bool> row = query.bind(entityId).step();
    if (!row)
        return failure(row);
    return *row ? std::optional(readEntity(query)) : std::nullopt;
}

const std::vector<ListField> &EntityStore::listFields()
{
    return listShape().fields;
}

Result<Page<Entity>> EntityStore::list(const ListQuery &query)
{
    return readPage<Entity>(m_connection, query, listShape(), readEntity,
                            [](const Entity &entity) { return entity.entityId; });
}

Result<UpsertReport> EntityStore::upsert(std::span<const EntityPatch> rows)
{
    UpsertReport report;
    const UpsertTimes times { Timestamp::now(), {} };
    bool touched = false;
    for (const EntityPatch &row : rows) {
        Result<RowOutcome> outcome = m_upsert.write(row.id, row.present, row.values, times);
        if (!outcome && outcome.error().code == ErrorCode::Conflict)
            outcome = repair(row, times, outcome.error(), report);
        if (outcome)
            report.count(*outcome);
        else if (outcome.error().code == ErrorCode::Conflict || outcome.error().code == ErrorCode::TooLarge)
            report.rejected.push_back(remark(row, outcome.error().message));
        else
            return failure(outcome);
        touched = touched || (outcome && *outcome == RowOutcome::Touched);
    }
    const Result<void> raised = touched ? raisePresence(m_connection) : Result<void>();
    return raised ? Result<UpsertReport>(std::move(report)) : failure(raised);
}

/// The two constraints a listing may meet are looked at only when one is met: a listing of 5,000 known rows pays nothing.
Result<RowOutcome> EntityStore::repair(EntityPatch row, const UpsertTimes &times, Error error, UpsertReport &report)
{
    bool renamed = false;
    if (m_upsert.constraint() == SQLITE_CONSTRAINT_UNIQUE && row.has(registryField) && !row.isNull(registryField)) {
        const Result<bool> done = rename(row.values[registryField], row.id, times.now);
        if (!done)
            return failure(done);
        renamed = *done;
        const Result<RowOutcome> again = m_upsert.write(row.id, row.present, row.values, times);
        if (again)
            return afterRename(*again, renamed);
        error = again.error();
    }
    if (m_upsert.constraint() == SQLITE_CONSTRAINT_FOREIGNKEY && row.has(deviceField)) {
        const QString device = text(row.values[deviceField]);
        const Result<std::optional<QString>> present = m_devices.present(device);
        if (!present)
            return failure(present);
        const QByteArray presentId = present->value_or(QString()).toUtf8();
        row.set(deviceField, *present ? view(presentId) : std::string_view());
        const Result<RowOutcome> again = m_upsert.write(row.id, row.present, row.values, times);
        if (again) {
            if (!*present)
                report.warnings.push_back(
                    remark(row, u"device_id: no device %1 is known, stored without"_s.arg(device)));
            return afterRename(*again, renamed);
        }
        error = again.error();
    }
    return tl::unexpected(error);
}

Result<bool> EntityStore::rename(std::string_view registryId, std::string_view newId, const Timestamp &now)
{
    QString oldId;
    {
        Statement query = m_connection.statement("SELECT entity_id FROM entities WHERE registry_id = ?");
        const Result<bool> row = query.bindUtf8(registryId).step();
        if (!row)
            return failure(row);
        if (!*row)
            return false;
        oldId = query.text();
    }
    const Result<void> displaced = displace(newId, now);
    if (!displaced)
        return failure(displaced);
    Statement update = m_connection.statement(
        "UPDATE entities SET entity_id = ?, domain = ?, updated_at = ? WHERE entity_id = ?");
    const Result<void> renamed = update.bindUtf8(newId).bindUtf8(entityDomain(newId)).bind(now).bind(oldId).run();
    if (!renamed)
        return failure(renamed);
    const bool stoodAside = oldId.contains(u'~'); // its former id is somebody else's
    const Result<void> remembered = stoodAside ? m_aliases.move(oldId, text(newId))
                                               : m_aliases.rename(oldId, text(newId), now);
    if (!remembered)
        return failure(remembered);
    return true;
}

/// Another registry entry had the id until now. Its row steps aside as gone, to an id of our own making; should its entry
/// be listed under a new id, now or later, that is its rename.
Result<void> EntityStore::displace(std::string_view entityId, const Timestamp &now)
{
    QString aside;
    {
        Statement update = m_connection.statement(
            "UPDATE entities SET entity_id = entity_id || '~' || ifnull(registry_id, rowid), gone_at = ?,"
            " updated_at = ?1"
            " WHERE entity_id = ? RETURNING entity_id");
        const Result<bool> row = update.bind(now).bindUtf8(entityId).step();
        if (!row)
            return failure(row);
        if (!*row)
            return {};
        aside = update.text();
    }
    return m_aliases.move(text(entityId), aside);
}

Result<Entity> EntityStore::change(const QString &entityId, const UserPatch &patch)
{
    const Result<void> written = writeUserPatch(m_connection, { "entities", "entity_id", "name", true }, entityId,
                                                patch);
    if (!written)
        return failure(written);
    return find(entityId).map([](std::optional<Entity> row) { return std::move(row).value_or(Entity()); });
}

Result<qint64> EntityStore::clear()
{
    const qint64 count = m_connection.number("SELECT count(*) FROM entities");
    const Result<void> removed = m_connection.statement("DELETE FROM entities").run();
    if (!removed)
        return failure(removed);
    return count;
}

} // namespace hearthbook
