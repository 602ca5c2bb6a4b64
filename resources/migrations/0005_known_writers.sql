-- 0005_known_writers.sql: an update that raises the revision within an operation writes its journal row itself: the
-- upsert, which has compared old and new already. All other updates are journalled by the trigger, which also raises the
-- revision where the writer did not.

DROP TRIGGER devices_updated;

DROP TRIGGER devices_revised;

CREATE TRIGGER devices_updated
    AFTER UPDATE OF device_id, name, name_by_user, manufacturer, model, model_id, sw_version, hw_version,
        serial_number, area_id, integration, entry_type, configuration_url, suggested_area, via_device_id,
        parent_device_id, config_entry_id, disabled_by, labels, identifiers, connections, notes, gone_at ON devices
WHEN (NEW.revision = OLD.revision OR (SELECT operation FROM write_context) IS NULL) AND
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
    UPDATE devices SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE device_id = NEW.device_id AND revision = OLD.revision;
END;

DROP TRIGGER entities_updated;

DROP TRIGGER entities_revised;

CREATE TRIGGER entities_updated
    AFTER UPDATE OF entity_id, registry_id, device_id, domain, platform, unique_id, area_id, name, original_name,
        icon, entity_category, disabled, disabled_by, hidden_by, labels, aliases, options, config_entry_id,
        notes, gone_at ON entities
WHEN (NEW.revision = OLD.revision OR (SELECT operation FROM write_context) IS NULL) AND
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
    UPDATE entities SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE entity_id = NEW.entity_id AND revision = OLD.revision;
END;
