-- 0009_imports.sql: what imports reported, and the sealed secrets that they replaced: no journal row may hold those, and an
-- undo needs them. Both are pruned when an import is added. A rotation by a user is no operation of the journal.

CREATE TABLE imports (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    dry_run     INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
    operation   INTEGER,
    source_hash TEXT NOT NULL,
    report      TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TABLE replaced_secrets (
    operation  INTEGER NOT NULL,
    webhook_id TEXT NOT NULL,
    sealed     BLOB NOT NULL,
    at         TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now')),
    PRIMARY KEY (operation, webhook_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX idx_replaced_secret_at ON replaced_secrets (at);

CREATE TRIGGER webhook_secrets_replaced AFTER UPDATE OF sealed ON webhook_secrets
WHEN NEW.sealed IS NOT OLD.sealed AND (SELECT origin FROM write_context WHERE operation IS NOT NULL) IS 'import'
BEGIN
    INSERT INTO replaced_secrets (operation, webhook_id, sealed)
    SELECT operation, OLD.webhook_id, OLD.sealed FROM write_context
    WHERE NOT EXISTS (SELECT 1 FROM replaced_secrets AS former
        WHERE former.operation = write_context.operation AND former.webhook_id = OLD.webhook_id);
END;
