-- 0010_whole_listings.sql: what follows from a whole listing of a registry: rows that are gone, former ids, and listings
-- that were refused because they lack too much. What such a listing said is kept packed; the journal has kind 'sync' for it.

CREATE INDEX idx_device_gone ON devices (gone_at) WHERE gone_at IS NOT NULL;

CREATE INDEX idx_entity_gone ON entities (gone_at) WHERE gone_at IS NOT NULL;

CREATE INDEX idx_alias_present ON id_aliases (kind, present_id);

CREATE TRIGGER devices_forgotten AFTER DELETE ON devices
BEGIN
    DELETE FROM id_aliases WHERE kind = 'device' AND present_id = OLD.device_id;
END;

CREATE TRIGGER entities_forgotten AFTER DELETE ON entities
BEGIN
    DELETE FROM id_aliases WHERE kind = 'entity' AND present_id = OLD.entity_id;
END;

CREATE TABLE held_listings (
    source   TEXT PRIMARY KEY NOT NULL,
    at       TEXT NOT NULL,
    removals TEXT NOT NULL CHECK (json_type(removals) = 'array'),
    snapshot BLOB NOT NULL
) STRICT;

CREATE TRIGGER held_listings_created AFTER INSERT ON held_listings
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'sync', NEW.source, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER held_listings_updated AFTER UPDATE OF removals ON held_listings
WHEN NEW.removals IS NOT OLD.removals
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'sync', NEW.source, 'update',
        json_object('at', OLD.at, 'removals', json(OLD.removals))
    FROM write_context;
END;

CREATE TRIGGER held_listings_removed AFTER DELETE ON held_listings
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'sync', OLD.source, 'remove',
        json_object('at', OLD.at, 'removals', json(OLD.removals))
    FROM write_context;
END;
