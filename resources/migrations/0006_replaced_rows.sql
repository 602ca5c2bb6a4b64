-- 0006_replaced_rows.sql: INSERT OR REPLACE and UPDATE OR REPLACE of another program take a row away without a delete
-- trigger. Before each of its inserts the row that stands in the way is noted in replaced_rows; if the insert then
-- took place, that row's removal is journalled, and the new row goes on with its revision. The views hold the whole row
-- as the journal keeps it.

CREATE TABLE replaced_rows (
    kind     TEXT NOT NULL,
    key      TEXT NOT NULL,
    revision INTEGER NOT NULL,
    before   TEXT NOT NULL
);

CREATE VIEW device_images AS
SELECT device_id, revision,
    '{"device_id":' || json_quote(device_id) ||
    ',"name":' || json_quote(name) ||
    ',"name_by_user":' || json_quote(name_by_user) ||
    ',"manufacturer":' || json_quote(manufacturer) ||
    ',"model":' || json_quote(model) ||
    ',"model_id":' || json_quote(model_id) ||
    ',"sw_version":' || json_quote(sw_version) ||
    ',"hw_version":' || json_quote(hw_version) ||
    ',"serial_number":' || json_quote(serial_number) ||
    ',"area_id":' || json_quote(area_id) ||
    ',"integration":' || json_quote(integration) ||
    ',"entry_type":' || json_quote(entry_type) ||
    ',"configuration_url":' || json_quote(configuration_url) ||
    ',"suggested_area":' || json_quote(suggested_area) ||
    ',"via_device_id":' || json_quote(via_device_id) ||
    ',"parent_device_id":' || json_quote(parent_device_id) ||
    ',"config_entry_id":' || json_quote(config_entry_id) ||
    ',"disabled_by":' || json_quote(disabled_by) ||
    ',"labels":' || iif(json_valid(labels), json(labels), json_quote(labels)) ||
    ',"identifiers":' || iif(json_valid(identifiers), json(identifiers), json_quote(identifiers)) ||
    ',"connections":' || iif(json_valid(connections), json(connections), json_quote(connections)) ||
    ',"notes":' || json_quote(notes) ||
    ',"gone_at":' || json_quote(gone_at) || '}' AS image
FROM devices;

CREATE TRIGGER devices_replacing BEFORE INSERT ON devices
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'device', device_id, revision, image FROM device_images
    WHERE device_id = NEW.device_id;
END;

CREATE TRIGGER devices_moving BEFORE UPDATE OF device_id ON devices
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'device', device_id, revision, image FROM device_images
    WHERE device_id = NEW.device_id AND device_id <> OLD.device_id;
END;

CREATE TRIGGER devices_replaced AFTER INSERT ON devices
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE devices SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.device_id)
    WHERE device_id = NEW.device_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.device_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER devices_moved AFTER UPDATE OF device_id ON devices
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;

CREATE VIEW entity_images AS
SELECT entity_id, registry_id, revision,
    '{"entity_id":' || json_quote(entity_id) ||
    ',"registry_id":' || json_quote(registry_id) ||
    ',"device_id":' || json_quote(device_id) ||
    ',"domain":' || json_quote(domain) ||
    ',"platform":' || json_quote(platform) ||
    ',"unique_id":' || json_quote(unique_id) ||
    ',"area_id":' || json_quote(area_id) ||
    ',"name":' || json_quote(name) ||
    ',"original_name":' || json_quote(original_name) ||
    ',"icon":' || json_quote(icon) ||
    ',"entity_category":' || json_quote(entity_category) ||
    ',"disabled":' || json_quote(disabled) ||
    ',"disabled_by":' || json_quote(disabled_by) ||
    ',"hidden_by":' || json_quote(hidden_by) ||
    ',"labels":' || iif(json_valid(labels), json(labels), json_quote(labels)) ||
    ',"aliases":' || iif(json_valid(aliases), json(aliases), json_quote(aliases)) ||
    ',"options":' || iif(json_valid(options), json(options), json_quote(options)) ||
    ',"config_entry_id":' || json_quote(config_entry_id) ||
    ',"notes":' || json_quote(notes) ||
    ',"gone_at":' || json_quote(gone_at) || '}' AS image
FROM entities;

CREATE TRIGGER entities_replacing BEFORE INSERT ON entities
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'entity', entity_id, revision, image FROM entity_images
    WHERE entity_id = NEW.entity_id OR registry_id = NEW.registry_id;
END;

CREATE TRIGGER entities_moving BEFORE UPDATE OF entity_id, registry_id ON entities
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'entity', entity_id, revision, image FROM entity_images
    WHERE (entity_id = NEW.entity_id OR registry_id = NEW.registry_id) AND entity_id <> OLD.entity_id;
END;

CREATE TRIGGER entities_replaced AFTER INSERT ON entities
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE entities SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.entity_id)
    WHERE entity_id = NEW.entity_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.entity_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER entities_moved AFTER UPDATE OF entity_id, registry_id ON entities
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;

CREATE VIEW area_images AS
SELECT area_id, revision,
    '{"area_id":' || json_quote(area_id) ||
    ',"name":' || json_quote(name) ||
    ',"floor_id":' || json_quote(floor_id) ||
    ',"icon":' || json_quote(icon) ||
    ',"labels":' || iif(json_valid(labels), json(labels), json_quote(labels)) ||
    ',"aliases":' || iif(json_valid(aliases), json(aliases), json_quote(aliases)) || '}' AS image
FROM areas;

CREATE TRIGGER areas_replacing BEFORE INSERT ON areas
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'area', area_id, revision, image FROM area_images
    WHERE area_id = NEW.area_id;
END;

CREATE TRIGGER areas_moving BEFORE UPDATE OF area_id ON areas
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'area', area_id, revision, image FROM area_images
    WHERE area_id = NEW.area_id AND area_id <> OLD.area_id;
END;

CREATE TRIGGER areas_replaced AFTER INSERT ON areas
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE areas SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.area_id)
    WHERE area_id = NEW.area_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.area_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER areas_moved AFTER UPDATE OF area_id ON areas
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;

CREATE VIEW integration_images AS
SELECT entry_id, revision,
    '{"entry_id":' || json_quote(entry_id) ||
    ',"domain":' || json_quote(domain) ||
    ',"title":' || json_quote(title) ||
    ',"state":' || json_quote(state) ||
    ',"source":' || json_quote(source) ||
    ',"disabled_by":' || json_quote(disabled_by) ||
    ',"version":' || json_quote(version) || '}' AS image
FROM integrations;

CREATE TRIGGER integrations_replacing BEFORE INSERT ON integrations
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'integration', entry_id, revision, image FROM integration_images
    WHERE entry_id = NEW.entry_id;
END;

CREATE TRIGGER integrations_moving BEFORE UPDATE OF entry_id ON integrations
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'integration', entry_id, revision, image FROM integration_images
    WHERE entry_id = NEW.entry_id AND entry_id <> OLD.entry_id;
END;

CREATE TRIGGER integrations_replaced AFTER INSERT ON integrations
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE integrations SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.entry_id)
    WHERE entry_id = NEW.entry_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.entry_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER integrations_moved AFTER UPDATE OF entry_id ON integrations
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;
