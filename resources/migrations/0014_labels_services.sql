-- 0014_labels_services.sql: labels and services are journalled like areas. Former ids are not: a revert of a renumbered row
-- renames it once more (docs/adr/0013). The key of a service is `domain.service`, so a domain holds no dot, as in Home
-- Assistant; a row with another one is not taken over, nobody could call it. A definition that is no JSON object becomes {}.

PRAGMA legacy_alter_table = ON;

ALTER TABLE labels RENAME TO former_labels;

ALTER TABLE services RENAME TO former_services;

PRAGMA legacy_alter_table = OFF;

CREATE TABLE labels (
    label_id    TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    color       TEXT,
    icon        TEXT,
    description TEXT,
    created_at  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at  TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE services (
    domain     TEXT NOT NULL CHECK (instr(domain, '.') = 0),
    service    TEXT NOT NULL,
    definition TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(definition) AND json_type(definition) = 'object'),
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision   INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (domain, service)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO labels (label_id, name, color, icon, description)
SELECT CAST(label_id AS TEXT), CAST(name AS TEXT), CAST(color AS TEXT), CAST(icon AS TEXT), CAST(description AS TEXT)
FROM former_labels;

INSERT OR IGNORE INTO services (domain, service, definition, created_at, updated_at)
SELECT domain, service, iif(json_valid(definition), iif(json_type(definition) = 'object', definition, '{}'), '{}'), at, at
FROM (SELECT CAST(domain AS TEXT) AS domain, CAST(service AS TEXT) AS service, CAST(definition AS TEXT) AS definition,
    CAST(updated_at AS TEXT) AS at FROM former_services)
WHERE instr(domain, '.') = 0;

DROP TABLE former_labels;

DROP TABLE former_services;

CREATE TRIGGER labels_created AFTER INSERT ON labels
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'label', NEW.label_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER labels_updated
    AFTER UPDATE OF label_id, name, color, icon, description ON labels
WHEN
    (OLD.label_id, OLD.name, OLD.color, OLD.icon, OLD.description)
    IS NOT (NEW.label_id, NEW.name, NEW.color, NEW.icon, NEW.description)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'label', NEW.label_id, 'update',
        '{' || substr(
        iif(OLD.label_id IS NEW.label_id, '', ',"label_id":' || json_quote(OLD.label_id)) ||
        iif(OLD.name IS NEW.name, '', ',"name":' || json_quote(OLD.name)) ||
        iif(OLD.color IS NEW.color, '', ',"color":' || json_quote(OLD.color)) ||
        iif(OLD.icon IS NEW.icon, '', ',"icon":' || json_quote(OLD.icon)) ||
        iif(OLD.description IS NEW.description, '', ',"description":' || json_quote(OLD.description)),
        2) || '}'
    FROM write_context;
    UPDATE labels SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE label_id = NEW.label_id AND revision = OLD.revision;
END;

CREATE TRIGGER labels_removed AFTER DELETE ON labels
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'label', OLD.label_id, 'remove',
        '{"label_id":' || json_quote(OLD.label_id) ||
        ',"name":' || json_quote(OLD.name) ||
        ',"color":' || json_quote(OLD.color) ||
        ',"icon":' || json_quote(OLD.icon) ||
        ',"description":' || json_quote(OLD.description) || '}'
    FROM write_context;
END;

CREATE VIEW label_images AS
SELECT label_id, revision,
    '{"label_id":' || json_quote(label_id) ||
    ',"name":' || json_quote(name) ||
    ',"color":' || json_quote(color) ||
    ',"icon":' || json_quote(icon) ||
    ',"description":' || json_quote(description) || '}' AS image
FROM labels;

CREATE TRIGGER labels_replacing BEFORE INSERT ON labels
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'label', label_id, revision, image FROM label_images
    WHERE label_id = NEW.label_id;
END;

CREATE TRIGGER labels_moving BEFORE UPDATE OF label_id ON labels
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'label', label_id, revision, image FROM label_images
    WHERE label_id = NEW.label_id AND label_id <> OLD.label_id;
END;

CREATE TRIGGER labels_replaced AFTER INSERT ON labels
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE labels SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.label_id)
    WHERE label_id = NEW.label_id
        AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.label_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER labels_moved AFTER UPDATE OF label_id ON labels
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER services_created AFTER INSERT ON services
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'service', NEW.domain || '.' || NEW.service, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER services_updated
    AFTER UPDATE OF domain, service, definition ON services
WHEN
    (OLD.domain, OLD.service, OLD.definition)
    IS NOT (NEW.domain, NEW.service, NEW.definition)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'service', NEW.domain || '.' || NEW.service, 'update',
        '{' || substr(
        iif(OLD.domain IS NEW.domain, '', ',"domain":' || json_quote(OLD.domain)) ||
        iif(OLD.service IS NEW.service, '', ',"service":' || json_quote(OLD.service)) ||
        iif(OLD.definition IS NEW.definition, '', ',"definition":' || json(OLD.definition)),
        2) || '}'
    FROM write_context;
    UPDATE services SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE domain = NEW.domain AND service = NEW.service AND revision = OLD.revision;
END;

CREATE TRIGGER services_removed AFTER DELETE ON services
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'service', OLD.domain || '.' || OLD.service, 'remove',
        '{"domain":' || json_quote(OLD.domain) ||
        ',"service":' || json_quote(OLD.service) ||
        ',"definition":' || json(OLD.definition) || '}'
    FROM write_context;
END;

CREATE VIEW service_images AS
SELECT domain, service, revision,
    '{"domain":' || json_quote(domain) ||
    ',"service":' || json_quote(service) ||
    ',"definition":' || json(definition) || '}' AS image
FROM services;

CREATE TRIGGER services_replacing BEFORE INSERT ON services
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'service', domain || '.' || service, revision, image FROM service_images
    WHERE domain = NEW.domain AND service = NEW.service;
END;

CREATE TRIGGER services_moving BEFORE UPDATE OF domain, service ON services
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'service', domain || '.' || service, revision, image FROM service_images
    WHERE domain = NEW.domain AND service = NEW.service AND (domain, service) <> (OLD.domain, OLD.service);
END;

CREATE TRIGGER services_replaced AFTER INSERT ON services
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE services SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.domain || '.' || NEW.service)
    WHERE domain = NEW.domain AND service = NEW.service
        AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.domain || '.' || NEW.service);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER services_moved AFTER UPDATE OF domain, service ON services
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;
