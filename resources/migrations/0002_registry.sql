-- 0002_registry.sql: devices and entities in their present form, and what discovery lists beside them.
-- fed_* hold the last value a feeder sent for a field that the user owns; they are nobody's data and not journalled.
-- Times are UTC text of fixed width, 2025-10-14T17:00:05.123456+00:00, so that they sort; naive old ones are UTC.

DROP INDEX IF EXISTS idx_device_area;

DROP INDEX IF EXISTS idx_device_integration;

DROP INDEX IF EXISTS idx_device_manufacturer;

DROP INDEX IF EXISTS idx_entity_device;

DROP INDEX IF EXISTS idx_entity_domain;

DROP INDEX IF EXISTS idx_entity_area;

ALTER TABLE devices RENAME TO legacy_devices;

ALTER TABLE entities RENAME TO legacy_entities;

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
    labels            TEXT NOT NULL DEFAULT '[]',
    identifiers       TEXT NOT NULL DEFAULT '[]',
    connections       TEXT NOT NULL DEFAULT '[]',
    notes             TEXT,
    gone_at           TEXT,
    last_seen         TEXT,
    created_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at        TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision          INTEGER NOT NULL DEFAULT 1,
    fed_name_by_user  TEXT,
    fed_area_id       TEXT,
    fed_disabled_by   TEXT,
    fed_labels        TEXT
);

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
    labels          TEXT NOT NULL DEFAULT '[]',
    aliases         TEXT NOT NULL DEFAULT '[]',
    options         TEXT NOT NULL DEFAULT '{}',
    config_entry_id TEXT,
    notes           TEXT,
    gone_at         TEXT,
    created_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision        INTEGER NOT NULL DEFAULT 1,
    fed_name        TEXT,
    fed_area_id     TEXT,
    fed_disabled_by TEXT,
    fed_labels      TEXT
);

INSERT INTO devices (device_id, name, name_by_user, manufacturer, model, model_id, sw_version, serial_number, area_id,
    integration, entry_type, configuration_url, suggested_area, via_device_id, config_entry_id, labels, last_seen,
    created_at, updated_at, fed_name_by_user, fed_area_id, fed_labels)
SELECT device_id, coalesce(nullif(name, ''), nullif(model, ''), device_id), name_by_user, manufacturer, model, model_id,
    sw_version, serial_number, area_id, integration, entry_type, configuration_url, suggested_area, via_device,
    config_entry_id, iif(json_valid(labels), labels, '[]'), seen, coalesce(made, seen, at), coalesce(seen, made, at),
    name_by_user, area_id, iif(json_valid(labels), labels, '[]')
FROM (SELECT *, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') AS at,
    CASE WHEN last_seen GLOB '????-??-??[ T]??:??:??.??????' THEN replace(last_seen, ' ', 'T') || '+00:00'
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', last_seen) END AS seen,
    CASE WHEN created_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(created_at, ' ', 'T') || '+00:00'
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at) END AS made
    FROM legacy_devices);

-- The old rows do not say who disabled an entity; 'adopted' differs from whatever a feeder sends, which then counts.
INSERT INTO entities (entity_id, device_id, domain, platform, unique_id, area_id, name, original_name, icon, disabled,
    labels, aliases, options, config_entry_id, created_at, updated_at, fed_name, fed_area_id, fed_disabled_by, fed_labels)
SELECT entity_id, (SELECT device_id FROM devices WHERE devices.device_id = old.device_id),
    coalesce(nullif(domain, ''), 'unknown'), platform, unique_id, area_id, coalesce(name_by_user, name), original_name,
    icon, coalesce(disabled, 0) <> 0, iif(json_valid(labels), labels, '[]'), iif(json_valid(aliases), aliases, '[]'),
    iif(json_valid(options), options, '{}'), config_entry_id, coalesce(made, changed, at), coalesce(changed, made, at),
    coalesce(name_by_user, name), area_id, iif(coalesce(disabled, 0) <> 0, 'adopted', NULL),
    iif(json_valid(labels), labels, '[]')
FROM (SELECT *, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') AS at,
    CASE WHEN created_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(created_at, ' ', 'T') || '+00:00'
        ELSE strftime('%Y-%m-%dT%H:%M:%f000+00:00', created_at) END AS made,
    CASE WHEN updated_at GLOB '????-??-??[ T]??:??:??.??????' THEN replace(updated_at, ' ', 'T') || '+00:00'
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
    labels     TEXT NOT NULL DEFAULT '[]',
    aliases    TEXT NOT NULL DEFAULT '[]',
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision   INTEGER NOT NULL DEFAULT 1
);

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
);

CREATE TABLE services (
    domain     TEXT NOT NULL,
    service    TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '{}',
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    PRIMARY KEY (domain, service)
) WITHOUT ROWID;

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
