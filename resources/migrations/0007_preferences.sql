-- 0007_preferences.sql: what each user prefers, one row a user. Team ids stand as the user's client gave them;
-- notification_settings keeps keys that nobody here knows, in their order.
-- json_valid beside json_type: newer SQLite takes JSON5 for the type, which could not be answered as JSON.

CREATE TABLE user_preferences (
    user_id               TEXT PRIMARY KEY NOT NULL DEFAULT 'default',
    selected_teams        TEXT NOT NULL DEFAULT '{"nfl":[],"nhl":[]}'
        CHECK (json_valid(selected_teams) AND json_type(selected_teams) = 'object'),
    notification_settings TEXT NOT NULL DEFAULT '{"game_start":true,"score_change":true,"game_end":true}'
        CHECK (json_valid(notification_settings) AND json_type(notification_settings) = 'object'),
    created_at            TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at            TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision              INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TRIGGER user_preferences_created AFTER INSERT ON user_preferences
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'preferences', NEW.user_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER user_preferences_updated
    AFTER UPDATE OF user_id, selected_teams, notification_settings ON user_preferences
WHEN
    (OLD.user_id, OLD.selected_teams, OLD.notification_settings)
    IS NOT (NEW.user_id, NEW.selected_teams, NEW.notification_settings)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'preferences', NEW.user_id, 'update',
        '{' || substr(
        iif(OLD.user_id IS NEW.user_id, '', ',"user_id":' || json_quote(OLD.user_id)) ||
        iif(OLD.selected_teams IS NEW.selected_teams, '', ',"selected_teams":' || json(OLD.selected_teams)) ||
        iif(OLD.notification_settings IS NEW.notification_settings, '', ',"notification_settings":' || json(OLD.notification_settings)),
        2) || '}'
    FROM write_context;
    UPDATE user_preferences SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE user_id = NEW.user_id AND revision = OLD.revision;
END;

CREATE TRIGGER user_preferences_removed AFTER DELETE ON user_preferences
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'preferences', OLD.user_id, 'remove',
        '{"user_id":' || json_quote(OLD.user_id) ||
        ',"selected_teams":' || json(OLD.selected_teams) ||
        ',"notification_settings":' || json(OLD.notification_settings) || '}'
    FROM write_context;
END;

CREATE VIEW preferences_images AS
SELECT user_id, revision,
    '{"user_id":' || json_quote(user_id) ||
    ',"selected_teams":' || json(selected_teams) ||
    ',"notification_settings":' || json(notification_settings) || '}' AS image
FROM user_preferences;

CREATE TRIGGER user_preferences_replacing BEFORE INSERT ON user_preferences
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'preferences', user_id, revision, image FROM preferences_images
    WHERE user_id = NEW.user_id;
END;

CREATE TRIGGER user_preferences_moving BEFORE UPDATE OF user_id ON user_preferences
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'preferences', user_id, revision, image FROM preferences_images
    WHERE user_id = NEW.user_id AND user_id <> OLD.user_id;
END;

CREATE TRIGGER user_preferences_replaced AFTER INSERT ON user_preferences
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE user_preferences SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.user_id)
    WHERE user_id = NEW.user_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.user_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER user_preferences_moved AFTER UPDATE OF user_id ON user_preferences
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;
