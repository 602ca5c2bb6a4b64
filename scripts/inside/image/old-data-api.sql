-- A metadata.db as the old data-api keeps it, after its migrations 001 to 003.
PRAGMA journal_mode = WAL;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('003');
CREATE TABLE devices (device_id VARCHAR NOT NULL, name VARCHAR NOT NULL, manufacturer VARCHAR, model VARCHAR, sw_version VARCHAR,
    area_id VARCHAR, integration VARCHAR, last_seen DATETIME, created_at DATETIME, name_by_user VARCHAR, entry_type VARCHAR,
    configuration_url VARCHAR, suggested_area VARCHAR, PRIMARY KEY (device_id));
CREATE TABLE entities (entity_id VARCHAR NOT NULL, device_id VARCHAR, domain VARCHAR NOT NULL, platform VARCHAR, unique_id VARCHAR,
    area_id VARCHAR, disabled BOOLEAN, created_at DATETIME, PRIMARY KEY (entity_id),
    FOREIGN KEY (device_id) REFERENCES devices (device_id) ON DELETE CASCADE);
CREATE INDEX idx_device_area ON devices (area_id);
CREATE INDEX idx_device_integration ON devices (integration);
CREATE INDEX idx_device_manufacturer ON devices (manufacturer);
CREATE INDEX idx_entity_device ON entities (device_id);
CREATE INDEX idx_entity_domain ON entities (domain);
CREATE INDEX idx_entity_area ON entities (area_id);
INSERT INTO devices (device_id, name, manufacturer, model, sw_version, area_id, integration, last_seen, created_at) VALUES
    ('d1', 'Hue lamp', 'Signify', 'LCA001', '1.2', 'kitchen', 'hue', '2025-10-14 17:00:05.123456', '2025-09-01 08:00:00.000001'),
    ('d2', '', NULL, 'Plug', NULL, NULL, NULL, NULL, NULL);
INSERT INTO entities (entity_id, device_id, domain, platform, unique_id, area_id, disabled, created_at) VALUES
    ('light.lamp', 'd1', 'light', 'hue', 'u1', 'kitchen', 0, '2025-10-14 17:00:05.654321'),
    ('switch.plug', 'd9', 'switch', NULL, NULL, NULL, 1, '2025-10-14 17:00:05');
