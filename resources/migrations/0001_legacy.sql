-- 0001_legacy.sql: the tables of the Python data-api (alembic 001 to 004), so that its file and an empty one go the same
-- way from here on. In a file that has them already, LegacySchema has added the columns it lacked.

CREATE TABLE IF NOT EXISTS devices (
    device_id         TEXT PRIMARY KEY NOT NULL,
    name              TEXT NOT NULL,
    manufacturer      TEXT,
    model             TEXT,
    sw_version        TEXT,
    area_id           TEXT,
    integration       TEXT,
    last_seen         TEXT,
    created_at        TEXT,
    name_by_user      TEXT,
    entry_type        TEXT,
    configuration_url TEXT,
    suggested_area    TEXT,
    labels            TEXT,
    serial_number     TEXT,
    model_id          TEXT,
    config_entry_id   TEXT,
    via_device        TEXT
);

CREATE TABLE IF NOT EXISTS entities (
    entity_id       TEXT PRIMARY KEY NOT NULL,
    device_id       TEXT REFERENCES devices (device_id) ON DELETE CASCADE,
    domain          TEXT NOT NULL,
    platform        TEXT,
    unique_id       TEXT,
    area_id         TEXT,
    disabled        INTEGER,
    created_at      TEXT,
    name            TEXT,
    name_by_user    TEXT,
    original_name   TEXT,
    icon            TEXT,
    aliases         TEXT,
    labels          TEXT,
    options         TEXT,
    config_entry_id TEXT,
    updated_at      TEXT
);

-- The fork's; 002 and 003 had none.
CREATE TABLE IF NOT EXISTS services (
    domain       TEXT NOT NULL,
    service_name TEXT NOT NULL,
    name         TEXT,
    description  TEXT,
    fields       TEXT,
    target       TEXT,
    last_updated TEXT,
    PRIMARY KEY (domain, service_name)
);

-- Columns of the old tables that have no place in ours, kept as one JSON object a row.
CREATE TABLE IF NOT EXISTS legacy_attributes (
    kind       TEXT NOT NULL,
    key        TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
