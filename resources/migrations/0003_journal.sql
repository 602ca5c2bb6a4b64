-- 0003_journal.sql: every change of a row writes its own row in `changes`, whichever way it came: so, triggers.
-- Who writes is read from write_context, which Hearthbook fills for each request and empties before COMMIT; a row
-- written by another program is journalled as 'external'. `before` holds the old values of the columns that changed,
-- for a removal the whole row; an insert needs none, its values stand in the row or in the next entry.

CREATE TABLE operations (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    actor   TEXT NOT NULL,
    origin  TEXT NOT NULL,
    what    TEXT NOT NULL,
    changes INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE changes (
    seq       INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    origin    TEXT NOT NULL,
    operation INTEGER,
    kind      TEXT NOT NULL,
    key       TEXT NOT NULL,
    action    TEXT NOT NULL,
    before    TEXT
);

CREATE TABLE write_context (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    at        TEXT,
    actor     TEXT,
    origin    TEXT,
    operation INTEGER
);

INSERT INTO write_context (id) VALUES (1);

CREATE TRIGGER devices_created AFTER INSERT ON devices
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'device', NEW.device_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER devices_updated
    AFTER UPDATE OF device_id, name, name_by_user, manufacturer, model, model_id, sw_version, hw_version,
        serial_number, area_id, integration, entry_type, configuration_url, suggested_area, via_device_id,
        parent_device_id, config_entry_id, disabled_by, labels, identifiers, connections, notes, gone_at ON devices
WHEN
    (OLD.device_id, OLD.name, OLD.name_by_user, OLD.manufacturer, OLD.model, OLD.model_id, OLD.sw_version,
        OLD.hw_version, OLD.serial_number, OLD.area_id, OLD.integration, OLD.entry_type, OLD.configuration_url,
        OLD.suggested_area, OLD.via_device_id, OLD.parent_device_id, OLD.config_entry_id, OLD.disabled_by,
        OLD.labels, OLD.identifiers, OLD.connections, OLD.notes, OLD.gone_at)
    IS NOT (NEW.device_id, NEW.name, NEW.name_by_user, NEW.manufacturer, NEW.model, NEW.model_id, NEW.sw_version,
        NEW.hw_version, NEW.serial_number, NEW.area_id, NEW.integration, NEW.entry_type, NEW.configuration_url,
        NEW.suggested_area, NEW.via_device_id, NEW.parent_device_id, NEW.config_entry_id, NEW.disabled_by,
        NEW.labels, NEW.identifiers, NEW.connections, NEW.notes, NEW.gone_at)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'device', NEW.device_id, 'update', 
        '{' || substr(
        iif(OLD.device_id IS NEW.device_id, '', ',"device_id":' || json_quote(OLD.device_id)) ||
        iif(OLD.name IS NEW.name, '', ',"name":' || json_quote(OLD.name)) ||
        iif(OLD.name_by_user IS NEW.name_by_user, '', ',"name_by_user":' || json_quote(OLD.name_by_user)) ||
        iif(OLD.manufacturer IS NEW.manufacturer, '', ',"manufacturer":' || json_quote(OLD.manufacturer)) ||
        iif(OLD.model IS NEW.model, '', ',"model":' || json_quote(OLD.model)) ||
        iif(OLD.model_id IS NEW.model_id, '', ',"model_id":' || json_quote(OLD.model_id)) ||
        iif(OLD.sw_version IS NEW.sw_version, '', ',"sw_version":' || json_quote(OLD.sw_version)) ||
        iif(OLD.hw_version IS NEW.hw_version, '', ',"hw_version":' || json_quote(OLD.hw_version)) ||
        iif(OLD.serial_number IS NEW.serial_number, '', ',"serial_number":' || json_quote(OLD.serial_number)) ||
        iif(OLD.area_id IS NEW.area_id, '', ',"area_id":' || json_quote(OLD.area_id)) ||
        iif(OLD.integration IS NEW.integration, '', ',"integration":' || json_quote(OLD.integration)) ||
        iif(OLD.entry_type IS NEW.entry_type, '', ',"entry_type":' || json_quote(OLD.entry_type)) ||
        iif(OLD.configuration_url IS NEW.configuration_url, '', ',"configuration_url":' || json_quote(OLD.configuration_url)) ||
        iif(OLD.suggested_area IS NEW.suggested_area, '', ',"suggested_area":' || json_quote(OLD.suggested_area)) ||
        iif(OLD.via_device_id IS NEW.via_device_id, '', ',"via_device_id":' || json_quote(OLD.via_device_id)) ||
        iif(OLD.parent_device_id IS NEW.parent_device_id, '', ',"parent_device_id":' || json_quote(OLD.parent_device_id)) ||
        iif(OLD.config_entry_id IS NEW.config_entry_id, '', ',"config_entry_id":' || json_quote(OLD.config_entry_id)) ||
        iif(OLD.disabled_by IS NEW.disabled_by, '', ',"disabled_by":' || json_quote(OLD.disabled_by)) ||
        iif(OLD.labels IS NEW.labels, '', ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels))) ||
        iif(OLD.identifiers IS NEW.identifiers, '', ',"identifiers":' || iif(json_valid(OLD.identifiers), json(OLD.identifiers), json_quote(OLD.identifiers))) ||
        iif(OLD.connections IS NEW.connections, '', ',"connections":' || iif(json_valid(OLD.connections), json(OLD.connections), json_quote(OLD.connections))) ||
        iif(OLD.notes IS NEW.notes, '', ',"notes":' || json_quote(OLD.notes)) ||
        iif(OLD.gone_at IS NEW.gone_at, '', ',"gone_at":' || json_quote(OLD.gone_at)),
        2) || '}'
    FROM write_context;
END;

-- Hearthbook raises the revision itself; a row written by another program gets it here.
CREATE TRIGGER devices_revised
    AFTER UPDATE OF device_id, name, name_by_user, manufacturer, model, model_id, sw_version, hw_version,
        serial_number, area_id, integration, entry_type, configuration_url, suggested_area, via_device_id,
        parent_device_id, config_entry_id, disabled_by, labels, identifiers, connections, notes, gone_at ON devices
WHEN NEW.revision = OLD.revision AND
    (OLD.device_id, OLD.name, OLD.name_by_user, OLD.manufacturer, OLD.model, OLD.model_id, OLD.sw_version,
        OLD.hw_version, OLD.serial_number, OLD.area_id, OLD.integration, OLD.entry_type, OLD.configuration_url,
        OLD.suggested_area, OLD.via_device_id, OLD.parent_device_id, OLD.config_entry_id, OLD.disabled_by,
        OLD.labels, OLD.identifiers, OLD.connections, OLD.notes, OLD.gone_at)
    IS NOT (NEW.device_id, NEW.name, NEW.name_by_user, NEW.manufacturer, NEW.model, NEW.model_id, NEW.sw_version,
        NEW.hw_version, NEW.serial_number, NEW.area_id, NEW.integration, NEW.entry_type, NEW.configuration_url,
        NEW.suggested_area, NEW.via_device_id, NEW.parent_device_id, NEW.config_entry_id, NEW.disabled_by,
        NEW.labels, NEW.identifiers, NEW.connections, NEW.notes, NEW.gone_at)
BEGIN
    UPDATE devices SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE device_id = NEW.device_id;
END;

-- Presence is no change, but lists must not answer 304 where another program wrote it.
CREATE TRIGGER devices_seen AFTER UPDATE OF last_seen ON devices
WHEN NEW.last_seen IS NOT OLD.last_seen AND (SELECT operation FROM write_context) IS NULL
BEGIN
    UPDATE meta SET value = value + 1 WHERE key = 'presence';
END;

CREATE TRIGGER devices_removed AFTER DELETE ON devices
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'device', OLD.device_id, 'remove', 
        '{"device_id":' || json_quote(OLD.device_id) ||
        ',"name":' || json_quote(OLD.name) ||
        ',"name_by_user":' || json_quote(OLD.name_by_user) ||
        ',"manufacturer":' || json_quote(OLD.manufacturer) ||
        ',"model":' || json_quote(OLD.model) ||
        ',"model_id":' || json_quote(OLD.model_id) ||
        ',"sw_version":' || json_quote(OLD.sw_version) ||
        ',"hw_version":' || json_quote(OLD.hw_version) ||
        ',"serial_number":' || json_quote(OLD.serial_number) ||
        ',"area_id":' || json_quote(OLD.area_id) ||
        ',"integration":' || json_quote(OLD.integration) ||
        ',"entry_type":' || json_quote(OLD.entry_type) ||
        ',"configuration_url":' || json_quote(OLD.configuration_url) ||
        ',"suggested_area":' || json_quote(OLD.suggested_area) ||
        ',"via_device_id":' || json_quote(OLD.via_device_id) ||
        ',"parent_device_id":' || json_quote(OLD.parent_device_id) ||
        ',"config_entry_id":' || json_quote(OLD.config_entry_id) ||
        ',"disabled_by":' || json_quote(OLD.disabled_by) ||
        ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels)) ||
        ',"identifiers":' || iif(json_valid(OLD.identifiers), json(OLD.identifiers), json_quote(OLD.identifiers)) ||
        ',"connections":' || iif(json_valid(OLD.connections), json(OLD.connections), json_quote(OLD.connections)) ||
        ',"notes":' || json_quote(OLD.notes) ||
        ',"gone_at":' || json_quote(OLD.gone_at) || '}'
    FROM write_context;
END;

CREATE TRIGGER entities_created AFTER INSERT ON entities
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'entity', NEW.entity_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER entities_updated
    AFTER UPDATE OF entity_id, registry_id, device_id, domain, platform, unique_id, area_id, name, original_name,
        icon, entity_category, disabled, disabled_by, hidden_by, labels, aliases, options, config_entry_id,
        notes, gone_at ON entities
WHEN
    (OLD.entity_id, OLD.registry_id, OLD.device_id, OLD.domain, OLD.platform, OLD.unique_id, OLD.area_id,
        OLD.name, OLD.original_name, OLD.icon, OLD.entity_category, OLD.disabled, OLD.disabled_by, OLD.hidden_by,
        OLD.labels, OLD.aliases, OLD.options, OLD.config_entry_id, OLD.notes, OLD.gone_at)
    IS NOT (NEW.entity_id, NEW.registry_id, NEW.device_id, NEW.domain, NEW.platform, NEW.unique_id, NEW.area_id,
        NEW.name, NEW.original_name, NEW.icon, NEW.entity_category, NEW.disabled, NEW.disabled_by, NEW.hidden_by,
        NEW.labels, NEW.aliases, NEW.options, NEW.config_entry_id, NEW.notes, NEW.gone_at)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'entity', NEW.entity_id, 'update', 
        '{' || substr(
        iif(OLD.entity_id IS NEW.entity_id, '', ',"entity_id":' || json_quote(OLD.entity_id)) ||
        iif(OLD.registry_id IS NEW.registry_id, '', ',"registry_id":' || json_quote(OLD.registry_id)) ||
        iif(OLD.device_id IS NEW.device_id, '', ',"device_id":' || json_quote(OLD.device_id)) ||
        iif(OLD.domain IS NEW.domain, '', ',"domain":' || json_quote(OLD.domain)) ||
        iif(OLD.platform IS NEW.platform, '', ',"platform":' || json_quote(OLD.platform)) ||
        iif(OLD.unique_id IS NEW.unique_id, '', ',"unique_id":' || json_quote(OLD.unique_id)) ||
        iif(OLD.area_id IS NEW.area_id, '', ',"area_id":' || json_quote(OLD.area_id)) ||
        iif(OLD.name IS NEW.name, '', ',"name":' || json_quote(OLD.name)) ||
        iif(OLD.original_name IS NEW.original_name, '', ',"original_name":' || json_quote(OLD.original_name)) ||
        iif(OLD.icon IS NEW.icon, '', ',"icon":' || json_quote(OLD.icon)) ||
        iif(OLD.entity_category IS NEW.entity_category, '', ',"entity_category":' || json_quote(OLD.entity_category)) ||
        iif(OLD.disabled IS NEW.disabled, '', ',"disabled":' || json_quote(OLD.disabled)) ||
        iif(OLD.disabled_by IS NEW.disabled_by, '', ',"disabled_by":' || json_quote(OLD.disabled_by)) ||
        iif(OLD.hidden_by IS NEW.hidden_by, '', ',"hidden_by":' || json_quote(OLD.hidden_by)) ||
        iif(OLD.labels IS NEW.labels, '', ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels))) ||
        iif(OLD.aliases IS NEW.aliases, '', ',"aliases":' || iif(json_valid(OLD.aliases), json(OLD.aliases), json_quote(OLD.aliases))) ||
        iif(OLD.options IS NEW.options, '', ',"options":' || iif(json_valid(OLD.options), json(OLD.options), json_quote(OLD.options))) ||
        iif(OLD.config_entry_id IS NEW.config_entry_id, '', ',"config_entry_id":' || json_quote(OLD.config_entry_id)) ||
        iif(OLD.notes IS NEW.notes, '', ',"notes":' || json_quote(OLD.notes)) ||
        iif(OLD.gone_at IS NEW.gone_at, '', ',"gone_at":' || json_quote(OLD.gone_at)),
        2) || '}'
    FROM write_context;
END;

-- Hearthbook raises the revision itself; a row written by another program gets it here.
CREATE TRIGGER entities_revised
    AFTER UPDATE OF entity_id, registry_id, device_id, domain, platform, unique_id, area_id, name, original_name,
        icon, entity_category, disabled, disabled_by, hidden_by, labels, aliases, options, config_entry_id,
        notes, gone_at ON entities
WHEN NEW.revision = OLD.revision AND
    (OLD.entity_id, OLD.registry_id, OLD.device_id, OLD.domain, OLD.platform, OLD.unique_id, OLD.area_id,
        OLD.name, OLD.original_name, OLD.icon, OLD.entity_category, OLD.disabled, OLD.disabled_by, OLD.hidden_by,
        OLD.labels, OLD.aliases, OLD.options, OLD.config_entry_id, OLD.notes, OLD.gone_at)
    IS NOT (NEW.entity_id, NEW.registry_id, NEW.device_id, NEW.domain, NEW.platform, NEW.unique_id, NEW.area_id,
        NEW.name, NEW.original_name, NEW.icon, NEW.entity_category, NEW.disabled, NEW.disabled_by, NEW.hidden_by,
        NEW.labels, NEW.aliases, NEW.options, NEW.config_entry_id, NEW.notes, NEW.gone_at)
BEGIN
    UPDATE entities SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE entity_id = NEW.entity_id;
END;

CREATE TRIGGER entities_removed AFTER DELETE ON entities
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'entity', OLD.entity_id, 'remove', 
        '{"entity_id":' || json_quote(OLD.entity_id) ||
        ',"registry_id":' || json_quote(OLD.registry_id) ||
        ',"device_id":' || json_quote(OLD.device_id) ||
        ',"domain":' || json_quote(OLD.domain) ||
        ',"platform":' || json_quote(OLD.platform) ||
        ',"unique_id":' || json_quote(OLD.unique_id) ||
        ',"area_id":' || json_quote(OLD.area_id) ||
        ',"name":' || json_quote(OLD.name) ||
        ',"original_name":' || json_quote(OLD.original_name) ||
        ',"icon":' || json_quote(OLD.icon) ||
        ',"entity_category":' || json_quote(OLD.entity_category) ||
        ',"disabled":' || json_quote(OLD.disabled) ||
        ',"disabled_by":' || json_quote(OLD.disabled_by) ||
        ',"hidden_by":' || json_quote(OLD.hidden_by) ||
        ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels)) ||
        ',"aliases":' || iif(json_valid(OLD.aliases), json(OLD.aliases), json_quote(OLD.aliases)) ||
        ',"options":' || iif(json_valid(OLD.options), json(OLD.options), json_quote(OLD.options)) ||
        ',"config_entry_id":' || json_quote(OLD.config_entry_id) ||
        ',"notes":' || json_quote(OLD.notes) ||
        ',"gone_at":' || json_quote(OLD.gone_at) || '}'
    FROM write_context;
END;

CREATE TRIGGER areas_created AFTER INSERT ON areas
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'area', NEW.area_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER areas_updated
    AFTER UPDATE OF area_id, name, floor_id, icon, labels, aliases ON areas
WHEN
    (OLD.area_id, OLD.name, OLD.floor_id, OLD.icon, OLD.labels, OLD.aliases)
    IS NOT (NEW.area_id, NEW.name, NEW.floor_id, NEW.icon, NEW.labels, NEW.aliases)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'area', NEW.area_id, 'update', 
        '{' || substr(
        iif(OLD.area_id IS NEW.area_id, '', ',"area_id":' || json_quote(OLD.area_id)) ||
        iif(OLD.name IS NEW.name, '', ',"name":' || json_quote(OLD.name)) ||
        iif(OLD.floor_id IS NEW.floor_id, '', ',"floor_id":' || json_quote(OLD.floor_id)) ||
        iif(OLD.icon IS NEW.icon, '', ',"icon":' || json_quote(OLD.icon)) ||
        iif(OLD.labels IS NEW.labels, '', ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels))) ||
        iif(OLD.aliases IS NEW.aliases, '', ',"aliases":' || iif(json_valid(OLD.aliases), json(OLD.aliases), json_quote(OLD.aliases))),
        2) || '}'
    FROM write_context;
END;

-- Hearthbook raises the revision itself; a row written by another program gets it here.
CREATE TRIGGER areas_revised
    AFTER UPDATE OF area_id, name, floor_id, icon, labels, aliases ON areas
WHEN NEW.revision = OLD.revision AND
    (OLD.area_id, OLD.name, OLD.floor_id, OLD.icon, OLD.labels, OLD.aliases)
    IS NOT (NEW.area_id, NEW.name, NEW.floor_id, NEW.icon, NEW.labels, NEW.aliases)
BEGIN
    UPDATE areas SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE area_id = NEW.area_id;
END;

CREATE TRIGGER areas_removed AFTER DELETE ON areas
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'area', OLD.area_id, 'remove', 
        '{"area_id":' || json_quote(OLD.area_id) ||
        ',"name":' || json_quote(OLD.name) ||
        ',"floor_id":' || json_quote(OLD.floor_id) ||
        ',"icon":' || json_quote(OLD.icon) ||
        ',"labels":' || iif(json_valid(OLD.labels), json(OLD.labels), json_quote(OLD.labels)) ||
        ',"aliases":' || iif(json_valid(OLD.aliases), json(OLD.aliases), json_quote(OLD.aliases)) || '}'
    FROM write_context;
END;

CREATE TRIGGER integrations_created AFTER INSERT ON integrations
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'integration', NEW.entry_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER integrations_updated
    AFTER UPDATE OF entry_id, domain, title, state, source, disabled_by, version ON integrations
WHEN
    (OLD.entry_id, OLD.domain, OLD.title, OLD.state, OLD.source, OLD.disabled_by, OLD.version)
    IS NOT (NEW.entry_id, NEW.domain, NEW.title, NEW.state, NEW.source, NEW.disabled_by, NEW.version)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'integration', NEW.entry_id, 'update', 
        '{' || substr(
        iif(OLD.entry_id IS NEW.entry_id, '', ',"entry_id":' || json_quote(OLD.entry_id)) ||
        iif(OLD.domain IS NEW.domain, '', ',"domain":' || json_quote(OLD.domain)) ||
        iif(OLD.title IS NEW.title, '', ',"title":' || json_quote(OLD.title)) ||
        iif(OLD.state IS NEW.state, '', ',"state":' || json_quote(OLD.state)) ||
        iif(OLD.source IS NEW.source, '', ',"source":' || json_quote(OLD.source)) ||
        iif(OLD.disabled_by IS NEW.disabled_by, '', ',"disabled_by":' || json_quote(OLD.disabled_by)) ||
        iif(OLD.version IS NEW.version, '', ',"version":' || json_quote(OLD.version)),
        2) || '}'
    FROM write_context;
END;

-- Hearthbook raises the revision itself; a row written by another program gets it here.
CREATE TRIGGER integrations_revised
    AFTER UPDATE OF entry_id, domain, title, state, source, disabled_by, version ON integrations
WHEN NEW.revision = OLD.revision AND
    (OLD.entry_id, OLD.domain, OLD.title, OLD.state, OLD.source, OLD.disabled_by, OLD.version)
    IS NOT (NEW.entry_id, NEW.domain, NEW.title, NEW.state, NEW.source, NEW.disabled_by, NEW.version)
BEGIN
    UPDATE integrations SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE entry_id = NEW.entry_id;
END;

CREATE TRIGGER integrations_removed AFTER DELETE ON integrations
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'integration', OLD.entry_id, 'remove', 
        '{"entry_id":' || json_quote(OLD.entry_id) ||
        ',"domain":' || json_quote(OLD.domain) ||
        ',"title":' || json_quote(OLD.title) ||
        ',"state":' || json_quote(OLD.state) ||
        ',"source":' || json_quote(OLD.source) ||
        ',"disabled_by":' || json_quote(OLD.disabled_by) ||
        ',"version":' || json_quote(OLD.version) || '}'
    FROM write_context;
END;
