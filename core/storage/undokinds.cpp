#include "core/storage/undokinds.h"

#include <QByteArrayList>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const std::vector<UndoKind> &kinds()
{
    static const std::vector<UndoKind> known {
        { u"webhook"_s,
          "webhooks",
          "webhook_id",
          { { "url" },
            { "events", true },
            { "team" },
            { "filters", true },
            { "scheme" },
            { "enabled" },
            { "disabled_reason" } },
          true },
        { u"preferences"_s,
          "user_preferences",
          "user_id",
          { { "selected_teams", true }, { "notification_settings", true } } },
        { u"device"_s,
          "devices",
          "device_id",
          { { "name" },           { "name_by_user" },  { "manufacturer" },      { "model" },
            { "model_id" },       { "sw_version" },    { "hw_version" },        { "serial_number" },
            { "area_id" },        { "integration" },   { "entry_type" },        { "configuration_url" },
            { "suggested_area" }, { "via_device_id" }, { "parent_device_id" },  { "config_entry_id" },
            { "disabled_by" },    { "labels", true },  { "identifiers", true }, { "connections", true },
            { "notes" },          { "gone_at" } },
          false,
          true },
        { u"entity"_s,
          "entities",
          "entity_id",
          { { "registry_id" },
            { "device_id" },
            { "domain" },
            { "platform" },
            { "unique_id" },
            { "area_id" },
            { "name" },
            { "original_name" },
            { "icon" },
            { "entity_category" },
            { "disabled" },
            { "disabled_by" },
            { "hidden_by" },
            { "labels", true },
            { "aliases", true },
            { "options", true },
            { "config_entry_id" },
            { "notes" },
            { "gone_at" } } },
        { u"area"_s,
          "areas",
          "area_id",
          { { "name" }, { "floor_id" }, { "icon" }, { "labels", true }, { "aliases", true } } },
        { u"integration"_s,
          "integrations",
          "entry_id",
          { { "domain" }, { "title" }, { "state" }, { "source" }, { "disabled_by" }, { "version" } } },
    };
    return known;
}

} // namespace

QByteArray UndoKind::exists() const
{
    return "SELECT 1 FROM " + table + " WHERE " + key + " IS ?2 AND ?1 IS NOT NULL";
}

QByteArray UndoKind::remove() const
{
    return "DELETE FROM " + table + " WHERE " + key + " IS ?2 AND ?1 IS NOT NULL";
}

QByteArray UndoKind::matches() const
{
    QByteArray sql = exists();
    for (const Column &column : columns) {
        const QByteArray stored = column.json ? "json(" + column.name + ')' : column.name;
        sql += " AND (json_type(?1, '$." + column.name + "') IS NULL OR " + stored + " IS json_extract(?1, '$."
            + column.name + "'))";
    }
    return sql;
}

QByteArray UndoKind::update() const
{
    QByteArrayList values;
    for (const auto &[name, json] : columns)
        values += name + " = iif(json_type(?1, '$." + name + "') IS NULL, " + name + ", json_extract(?1, '$." + name
            + "'))";
    return "UPDATE " + table + " SET " + values.join(", ") + " WHERE " + key + " IS ?2";
}

QByteArray UndoKind::insert() const
{
    QByteArrayList names { key };
    QByteArrayList values { "?2" };
    for (const auto &[name, json] : columns) {
        names += name;
        values += "json_extract(?1, '$." + name + "')";
    }
    return "INSERT INTO " + table + " (" + names.join(", ") + ") VALUES (" + values.join(", ") + ')';
}

const UndoKind *undoKind(const QString &kind)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(),
                                    [&](const UndoKind &one) { return one.kind == kind; });
    return found == kinds().end() ? nullptr : &*found;
}

} // namespace hearthbook
