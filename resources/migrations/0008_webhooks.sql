-- 0008_webhooks.sql: subscriptions, their secrets, and what was and is to be delivered.
-- A secret lies sealed in a table of its own: it is in no journal row, and outlives its webhook for 30 days (removed_at),
-- so that an undone removal has it back. Counters are nobody's change.

CREATE TABLE webhooks (
    webhook_id      TEXT PRIMARY KEY NOT NULL,
    url             TEXT NOT NULL,
    events          TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(events) AND json_type(events) = 'array'),
    team            TEXT,
    filters         TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(filters) AND json_type(filters) = 'object'),
    scheme          TEXT NOT NULL DEFAULT 'standard' CHECK (scheme IN ('standard', 'sports-data', 'data-api')),
    enabled         INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
    disabled_reason TEXT,
    created_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    updated_at      TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    revision        INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX idx_webhook_created ON webhooks (created_at, webhook_id);

CREATE INDEX idx_webhook_team ON webhooks (team);

CREATE TABLE webhook_secrets (
    webhook_id     TEXT PRIMARY KEY NOT NULL,
    sealed         BLOB NOT NULL,
    previous       BLOB,
    previous_until TEXT,
    removed_at     TEXT
) STRICT;

CREATE INDEX idx_webhook_secret_removed ON webhook_secrets (removed_at) WHERE removed_at IS NOT NULL;

CREATE TABLE webhook_counters (
    webhook_id    TEXT PRIMARY KEY NOT NULL REFERENCES webhooks (webhook_id) ON DELETE CASCADE,
    total_calls   INTEGER NOT NULL DEFAULT 0,
    failed_calls  INTEGER NOT NULL DEFAULT 0,
    last_success  TEXT,
    last_failure  TEXT,
    failing_since TEXT
) STRICT;

CREATE TABLE webhook_deliveries (
    delivery_id     TEXT PRIMARY KEY NOT NULL,
    webhook_id      TEXT NOT NULL REFERENCES webhooks (webhook_id) ON DELETE CASCADE,
    event           TEXT NOT NULL,
    payload         TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at TEXT,
    seq             INTEGER,
    created_at      TEXT NOT NULL,
    finished_at     TEXT
) STRICT;

CREATE INDEX idx_delivery_due ON webhook_deliveries (webhook_id, next_attempt_at) WHERE state = 'pending';

CREATE INDEX idx_delivery_webhook ON webhook_deliveries (webhook_id, created_at, delivery_id);

CREATE TABLE webhook_attempts (
    delivery_id TEXT NOT NULL REFERENCES webhook_deliveries (delivery_id) ON DELETE CASCADE,
    number      INTEGER NOT NULL,
    at          TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    status      INTEGER,
    error       TEXT,
    answer      BLOB,
    PRIMARY KEY (delivery_id, number)
) STRICT, WITHOUT ROWID;

-- What a client's Idempotency-Key made, so that its repetition gets the same answer. `request` is a hash of the body.
CREATE TABLE idempotency_keys (
    scope      TEXT NOT NULL,
    key        TEXT NOT NULL,
    request    BLOB NOT NULL,
    resource   TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idx_idempotency_created ON idempotency_keys (created_at);

-- Deliveries begin with the next change, not with the history.
INSERT INTO meta (key, value) SELECT 'webhook_seq', ifnull(max(seq), 0) FROM changes;

INSERT INTO meta (key, value) SELECT 'webhook_operation', ifnull(max(id), 0) FROM operations;

CREATE TRIGGER webhooks_created AFTER INSERT ON webhooks
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'webhook', NEW.webhook_id, 'create', NULL
    FROM write_context;
END;

CREATE TRIGGER webhooks_updated
    AFTER UPDATE OF webhook_id, url, events, team, filters, scheme, enabled, disabled_reason ON webhooks
WHEN
    (OLD.webhook_id, OLD.url, OLD.events, OLD.team, OLD.filters, OLD.scheme, OLD.enabled, OLD.disabled_reason)
    IS NOT (NEW.webhook_id, NEW.url, NEW.events, NEW.team, NEW.filters, NEW.scheme, NEW.enabled,
        NEW.disabled_reason)
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'webhook', NEW.webhook_id, 'update',
        '{' || substr(
        iif(OLD.webhook_id IS NEW.webhook_id, '', ',"webhook_id":' || json_quote(OLD.webhook_id)) ||
        iif(OLD.url IS NEW.url, '', ',"url":' || json_quote(OLD.url)) ||
        iif(OLD.events IS NEW.events, '', ',"events":' || json(OLD.events)) ||
        iif(OLD.team IS NEW.team, '', ',"team":' || json_quote(OLD.team)) ||
        iif(OLD.filters IS NEW.filters, '', ',"filters":' || json(OLD.filters)) ||
        iif(OLD.scheme IS NEW.scheme, '', ',"scheme":' || json_quote(OLD.scheme)) ||
        iif(OLD.enabled IS NEW.enabled, '', ',"enabled":' || json_quote(OLD.enabled)) ||
        iif(OLD.disabled_reason IS NEW.disabled_reason, '', ',"disabled_reason":' || json_quote(OLD.disabled_reason)),
        2) || '}'
    FROM write_context;
    UPDATE webhooks SET revision = OLD.revision + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE webhook_id = NEW.webhook_id AND revision = OLD.revision;
END;

CREATE TRIGGER webhooks_removed AFTER DELETE ON webhooks
BEGIN
    INSERT INTO changes (at, actor, origin, operation, kind, key, action, before)
    SELECT coalesce(at, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')), coalesce(actor, 'external'),
        coalesce(origin, 'external'), operation, 'webhook', OLD.webhook_id, 'remove',
        '{"webhook_id":' || json_quote(OLD.webhook_id) ||
        ',"url":' || json_quote(OLD.url) ||
        ',"events":' || json(OLD.events) ||
        ',"team":' || json_quote(OLD.team) ||
        ',"filters":' || json(OLD.filters) ||
        ',"scheme":' || json_quote(OLD.scheme) ||
        ',"enabled":' || json_quote(OLD.enabled) ||
        ',"disabled_reason":' || json_quote(OLD.disabled_reason) || '}'
    FROM write_context;
END;

CREATE VIEW webhook_images AS
SELECT webhook_id, revision,
    '{"webhook_id":' || json_quote(webhook_id) ||
    ',"url":' || json_quote(url) ||
    ',"events":' || json(events) ||
    ',"team":' || json_quote(team) ||
    ',"filters":' || json(filters) ||
    ',"scheme":' || json_quote(scheme) ||
    ',"enabled":' || json_quote(enabled) ||
    ',"disabled_reason":' || json_quote(disabled_reason) || '}' AS image
FROM webhooks;

CREATE TRIGGER webhooks_replacing BEFORE INSERT ON webhooks
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'webhook', webhook_id, revision, image FROM webhook_images
    WHERE webhook_id = NEW.webhook_id;
END;

CREATE TRIGGER webhooks_moving BEFORE UPDATE OF webhook_id ON webhooks
WHEN (SELECT operation FROM write_context) IS NULL
BEGIN
    DELETE FROM replaced_rows;
    INSERT INTO replaced_rows (kind, key, revision, before)
    SELECT 'webhook', webhook_id, revision, image FROM webhook_images
    WHERE webhook_id = NEW.webhook_id AND webhook_id <> OLD.webhook_id;
END;

CREATE TRIGGER webhooks_replaced AFTER INSERT ON webhooks
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    UPDATE webhooks SET revision = (SELECT revision + 1 FROM replaced_rows WHERE key = NEW.webhook_id)
    WHERE webhook_id = NEW.webhook_id AND revision <= (SELECT revision FROM replaced_rows WHERE key = NEW.webhook_id);
    DELETE FROM replaced_rows;
END;

CREATE TRIGGER webhooks_moved AFTER UPDATE OF webhook_id ON webhooks
WHEN EXISTS (SELECT 1 FROM replaced_rows)
BEGIN
    INSERT INTO changes (at, actor, origin, kind, key, action, before)
    SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now'), 'external', 'external', kind, key, 'remove', before
    FROM replaced_rows;
    DELETE FROM replaced_rows;
END;

-- A removed webhook's secret stays for a while, a returned one's is in force again.
CREATE TRIGGER webhooks_forgotten AFTER DELETE ON webhooks
BEGIN
    UPDATE webhook_secrets SET removed_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')
    WHERE webhook_id = OLD.webhook_id;
END;

CREATE TRIGGER webhooks_returned AFTER INSERT ON webhooks
BEGIN
    UPDATE webhook_secrets SET removed_at = NULL WHERE webhook_id = NEW.webhook_id AND removed_at IS NOT NULL;
END;
