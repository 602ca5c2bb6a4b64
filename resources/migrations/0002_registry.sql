-- 0002_registry.sql: devices and entities in their present form, and what discovery lists beside them.
-- fed_* hold the last value a feeder sent for a field that the user owns; they are nobody's data and not journalled.
-- Times are UTC text of fixed width, 2025-10-14T17:00:05.123456+00:00, so that they sort; naive old ones are UTC.
-- Any program may write to these tables: STRICT and the checks keep out what could not be answered as JSON.

DROP INDEX IF EXISTS idx_device_area;

DROP INDEX IF EXISTS idx_device_integration;

DROP INDEX IF EXISTS idx_device_manufacturer;

DROP INDEX IF EXISTS idx_entity_device;

DROP INDEX IF EXISTS idx_entity_domain;

DROP INDEX IF EXISTS idx_entity_area;

-- Without this, tables of other programs that refer to devices would refer to the renamed one, which is dropped below.
PRAGMA legacy_alter_table = ON;

ALTER TABLE devices RENAME TO legacy_devices;

ALTER TABLE entities RENAME TO legacy_entities;

ALTER TABLE services RENAME TO legacy_services;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE devices (
    device_id         TEXT PRIMARY KEY NOT NULL,
    name              TEXT NOT NULL,
    name_by_user      TEXT,
    manufacturer      TEXT,
    model             TEXT,
    model_id          TEXT,
    sw_version        TEXT,
    hw_version        TEXT,
    serial_number     TEXT,
    area_id           TEXT,
    integration       TEXT,
    entry_type        TEXT,
    configuration_url TEXT,
    suggested_area    TEXT,
    via_device_id     TEXT,
    parent_device_id  TEXT,
    config_entry_id   TEXT,
    disabled_by       TEXT,
    labels            TEXT NOT NULL DEFAULT '[]' CHECK (json_type(labels) = 'array'),
    identifiers       TEXT NOT NULL DEFAULT '[]' CHECK (json_type(identifiers) = 'array'),
    connections       TEXT NOT NULL DEFAULT '[]' CHECK (json_type(connections) = 'array'),
    notes             TEXT,
    gone_at           TEXT,
    last_seen         TEXT,
    created_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision          INTEGER NOT NULL DEFAULT 1,
    fed_name_by_user  TEXT,
    fed_area_id       TEXT,
    fed_disabled_by   TEXT,
    fed_labels        TEXT DEFAULT '[]'
) STRICT;

CREATE TABLE entities (
    entity_id       TEXT PRIMARY KEY NOT NULL,
    registry_id     TEXT,
    device_id       TEXT REFERENCES devices (device_id) ON DELETE CASCADE,
    domain          TEXT NOT NULL,
    platform        TEXT DEFAULT 'unknown',
    unique_id       TEXT,
    area_id         TEXT,
    name            TEXT,
    original_name   TEXT,
    icon            TEXT,
    entity_category TEXT,
    disabled        INTEGER NOT NULL DEFAULT 0,
    disabled_by     TEXT,
    hidden_by       TEXT,
    labels          TEXT NOT NULL DEFAULT '[]' CHECK (json_type(labels) = 'array'),
    aliases         TEXT NOT NULL DEFAULT '[]' CHECK (json_type(aliases) = 'array'),
    options         TEXT NOT NULL DEFAULT '{}' CHECK (json_type(options) = 'object'),
    config_entry_id TEXT,
    notes           TEXT,
    gone_at         TEXT,
    created_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision        INTEGER NOT NULL DEFAULT 1,
    fed_name        TEXT,
    fed_area_id     TEXT,
    fed_disabled_by TEXT,
    fed_labels      TEXT DEFAULT '[]'
) STRICT;

INSERT INTO devices (device_id, name, name_by_user, manufacturer, model, model_id, sw_version, serial_number, area_id,
    integration, entry_type, configuration_url, suggested_area, via_device_id, config_entry_id, labels, last_seen,
    created_at, updated_at, fed_name_by_user, fed_area_id, fed_labels)
SELECT device_id, coalesce(nullif(name, ''), nullif(model, ''), device_id), name_by_user, manufacturer, model, model_id,
    sw_version, serial_number, area_id, integration, entry_type, configuration_url, suggested_area, via_device,
    config_entry_id, tags, seen, coalesce(made, seen, at), coalesce(seen, made, at), name_by_user, area_id, tags
FROM (SELECT *, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') AS at,
    iif(json_valid(labels), (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(labels)
        WHERE type = 'text' AND json_type(labels) = 'array' ORDER BY json_quote(value))), '[]') AS tags,
    CASE WHEN last_seen GLOB '????-??-??[ T]??:??:??.??????' THEN replace(last_seen, ' ', 'T') || '+00:00'
        WHEN last_seen GLOB '????-??-??[ T]??:??:??.??????+00:00' THEN replace(last_seen, ' ', 'T')
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', last_seen) END AS seen,
    CASE WHEN created_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(created_at, ' ', 'T') || '+00:00'
        WHEN created_at GLOB '????-??-??[ T]??:??:??.??????+00:00' THEN replace(created_at, ' ', 'T')
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at) END AS made
    FROM legacy_devices);

-- The old rows do not say who disabled an entity; 'adopted' differs from whatever a feeder sends, which then counts.
INSERT INTO entities (entity_id, device_id, domain, platform, unique_id, area_id, name, original_name, icon, disabled,
    labels, aliases, options, config_entry_id, created_at, updated_at, fed_name, fed_area_id, fed_disabled_by, fed_labels)
SELECT entity_id, (SELECT device_id FROM devices WHERE devices.device_id = old.device_id),
    coalesce(nullif(domain, ''), 'unknown'), platform, unique_id, area_id, given, original_name, icon,
    coalesce(disabled, 0) <> 0, tags, others, iif(json_valid(options), iif(json_type(options) = 'object', json(options),
    '{}'), '{}'), config_entry_id, coalesce(made, changed, at), coalesce(changed, made, at), given, area_id,
    iif(coalesce(disabled, 0) <> 0, 'adopted', NULL), tags
FROM (SELECT *, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') AS at, coalesce(nullif(name_by_user, ''), name) AS given,
    iif(json_valid(labels), (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(labels)
        WHERE type = 'text' AND json_type(labels) = 'array' ORDER BY json_quote(value))), '[]') AS tags,
    iif(json_valid(aliases), (SELECT json_group_array(value) FROM (SELECT DISTINCT value FROM json_each(aliases)
        WHERE type = 'text' AND json_type(aliases) = 'array' ORDER BY json_quote(value))), '[]') AS others,
    CASE WHEN created_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(created_at, ' ', 'T') || '+00:00'
        WHEN created_at GLOB '????-??-??[ T]??:??:??.??????+00:00' THEN replace(created_at, ' ', 'T')
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at) END AS made,
    CASE WHEN updated_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(updated_at, ' ', 'T') || '+00:00'
        WHEN updated_at GLOB '????-??-??[ T]??:??:??.??????+00:00' THEN replace(updated_at, ' ', 'T')
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', updated_at) END AS changed
    FROM legacy_entities) AS old;

DROP TABLE legacy_entities;

DROP TABLE legacy_devices;

CREATE INDEX idx_device_area ON devices (area_id, device_id);

CREATE INDEX idx_device_integration ON devices (integration, device_id);

CREATE INDEX idx_device_manufacturer ON devices (manufacturer, device_id);

CREATE INDEX idx_device_model ON devices (model, device_id);

CREATE INDEX idx_device_via ON devices (via_device_id) WHERE via_device_id IS NOT NULL;

CREATE INDEX idx_device_parent ON devices (parent_device_id) WHERE parent_device_id IS NOT NULL;

CREATE UNIQUE INDEX idx_entity_registry ON entities (registry_id) WHERE registry_id IS NOT NULL;

CREATE INDEX idx_entity_device ON entities (device_id, platform);

CREATE INDEX idx_entity_domain ON entities (domain, entity_id);

CREATE INDEX idx_entity_platform ON entities (platform, entity_id);

CREATE INDEX idx_entity_area ON entities (area_id, entity_id);

CREATE INDEX idx_entity_config_entry ON entities (config_entry_id) WHERE config_entry_id IS NOT NULL;

CREATE TABLE areas (
    area_id    TEXT PRIMARY KEY NOT NULL,
    name       TEXT NOT NULL,
    floor_id   TEXT,
    icon       TEXT,
    labels     TEXT NOT NULL DEFAULT '[]' CHECK (json_type(labels) = 'array'),
    aliases    TEXT NOT NULL DEFAULT '[]' CHECK (json_type(aliases) = 'array'),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision   INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE labels (
    label_id    TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    color       TEXT,
    icon        TEXT,
    description TEXT
);

CREATE TABLE integrations (
    entry_id    TEXT PRIMARY KEY NOT NULL,
    domain      TEXT NOT NULL,
    title       TEXT,
    state       TEXT,
    source      TEXT,
    disabled_by TEXT,
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE services (
    domain     TEXT NOT NULL,
    service    TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '{}',
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    PRIMARY KEY (domain, service)
) WITHOUT ROWID;

INSERT INTO services (domain, service, definition)
SELECT domain, service_name, json_object('name', name, 'description', description,
    'fields', iif(json_valid(fields), json(fields), NULL), 'target', iif(json_valid(target), json(target), NULL))
FROM legacy_services;

DROP TABLE legacy_services;

-- Former ids of devices and entities, and the present one of each.
CREATE TABLE id_aliases (
    kind       TEXT NOT NULL,
    old_id     TEXT NOT NULL,
    present_id TEXT NOT NULL,
    since      TEXT NOT NULL,
    PRIMARY KEY (kind, old_id)
) WITHOUT ROWID;

CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value NOT NULL
) WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(8)))), ('presence', 0);
