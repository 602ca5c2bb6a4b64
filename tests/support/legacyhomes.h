#pragma once

#include <QByteArray>

namespace hearthbook {

/// The tables of the Python data-api as its migrations 001 and 002 leave them.
inline QByteArray legacyTables()
{
    return "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);"
           "CREATE TABLE devices (device_id VARCHAR NOT NULL, name VARCHAR NOT NULL, manufacturer VARCHAR, model VARCHAR,"
           " sw_version VARCHAR, area_id VARCHAR, integration VARCHAR, last_seen DATETIME, created_at DATETIME, PRIMARY KEY (device_id));"
           "CREATE TABLE entities (entity_id VARCHAR NOT NULL, device_id VARCHAR, domain VARCHAR NOT NULL, platform VARCHAR,"
           " unique_id VARCHAR, area_id VARCHAR, disabled BOOLEAN, created_at DATETIME, PRIMARY KEY (entity_id),"
           " FOREIGN KEY (device_id) REFERENCES devices (device_id) ON DELETE CASCADE);"
           "CREATE INDEX idx_device_area ON devices (area_id); CREATE INDEX idx_device_integration ON devices (integration);"
           "CREATE INDEX idx_device_manufacturer ON devices (manufacturer); CREATE INDEX idx_entity_device ON entities (device_id);"
           "CREATE INDEX idx_entity_domain ON entities (domain); CREATE INDEX idx_entity_area ON entities (area_id);"
           "INSERT INTO alembic_version VALUES ('002');";
}

/// What 003 adds.
inline QByteArray legacyDeviceColumns()
{
    return "ALTER TABLE devices ADD COLUMN name_by_user VARCHAR; ALTER TABLE devices ADD COLUMN entry_type VARCHAR;"
           "ALTER TABLE devices ADD COLUMN configuration_url VARCHAR; ALTER TABLE devices ADD COLUMN suggested_area VARCHAR;"
           "UPDATE alembic_version SET version_num = '003';";
}

/// What the fork's later ones add to both tables, and its table of services.
inline QByteArray forkTables()
{
    QByteArray sql;
    for (const char *column :
         { "labels JSON", "serial_number VARCHAR", "model_id VARCHAR", "config_entry_id VARCHAR",
           "via_device VARCHAR REFERENCES devices (device_id)", "device_type VARCHAR", "device_category VARCHAR",
           "power_consumption_idle_w FLOAT", "infrared_codes_json VARCHAR", "setup_instructions_url VARCHAR",
           "troubleshooting_notes VARCHAR", "device_features_json VARCHAR", "community_rating FLOAT",
           "last_capability_sync DATETIME" })
        sql += QByteArray("ALTER TABLE devices ADD COLUMN ") + column + ';';
    for (const char *column :
         { "name VARCHAR", "name_by_user VARCHAR", "original_name VARCHAR", "friendly_name VARCHAR",
           "supported_features INTEGER", "capabilities JSON", "available_services JSON", "icon VARCHAR",
           "original_icon VARCHAR", "device_class VARCHAR", "unit_of_measurement VARCHAR", "aliases JSON",
           "labels JSON", "options JSON", "config_entry_id VARCHAR", "updated_at DATETIME" })
        sql += QByteArray("ALTER TABLE entities ADD COLUMN ") + column + ';';
    sql +=
        "CREATE INDEX idx_entity_friendly_name ON entities (friendly_name); CREATE INDEX idx_entity_config_entry ON entities (config_entry_id);"
        "CREATE TABLE services (domain VARCHAR NOT NULL, service_name VARCHAR NOT NULL, name VARCHAR, description VARCHAR, fields JSON,"
        " target JSON, last_updated DATETIME, PRIMARY KEY (domain, service_name));"
        "CREATE INDEX idx_services_domain ON services (domain);"
        "UPDATE alembic_version SET version_num = '004';";
    return sql;
}

/// Two devices and three entities: one of a device that is not there, one disabled.
inline QByteArray legacyRows()
{
    return "INSERT INTO devices (device_id, name, manufacturer, model, sw_version, area_id, integration, last_seen, created_at) VALUES"
           " ('d1', 'Hue lamp', 'Signify', 'LCA001', '1.2', 'kitchen', 'hue', '2025-10-14 17:00:05.123456', '2025-09-01 08:00:00.000001'),"
           " ('d2', '', NULL, 'Plug', NULL, NULL, NULL, NULL, NULL);"
           "INSERT INTO entities (entity_id, device_id, domain, platform, unique_id, area_id, disabled, created_at) VALUES"
           " ('light.lamp', 'd1', 'light', 'hue', 'u1', 'kitchen', 0, '2025-10-14 17:00:05.654321'),"
           " ('switch.plug', 'd9', 'switch', NULL, NULL, NULL, 1, '2025-10-14 17:00:05'),"
           " ('sensor.sun', NULL, '', 'sun', 'u3', NULL, NULL, NULL);";
}

} // namespace hearthbook
