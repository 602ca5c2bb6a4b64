-- 0012_history.sql: reading the journal by what happened to one row, and by one operation. change_keys names the journal
-- rows of a key by a number that is made of it (core/storage/historyindex.cpp); it follows the journal in pauses
-- (meta 'history_seq'), so that a bulk upsert does not wait for it. The rows of an operation stand together, up to last_seq.
-- Secrets that a rotation replaced are kept like those that an import did, so that it can be taken back.

CREATE TABLE change_keys (
    hash INTEGER NOT NULL,
    seq  INTEGER NOT NULL,
    PRIMARY KEY (hash, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO meta (key, value) VALUES ('history_seq', 0);

ALTER TABLE operations ADD COLUMN last_seq INTEGER;

UPDATE operations SET last_seq = last
FROM (SELECT operation, max(seq) AS last FROM changes WHERE operation IS NOT NULL GROUP BY operation) AS rows
WHERE rows.operation = operations.id;

DROP TRIGGER webhook_secrets_replaced;

CREATE TRIGGER webhook_secrets_replaced AFTER UPDATE OF sealed ON webhook_secrets
WHEN NEW.sealed IS NOT OLD.sealed AND (SELECT operation FROM write_context) IS NOT NULL
BEGIN
    INSERT INTO replaced_secrets (operation, webhook_id, sealed)
    SELECT operation, OLD.webhook_id, OLD.sealed FROM write_context
    WHERE NOT EXISTS (SELECT 1 FROM replaced_secrets AS former
        WHERE former.operation = write_context.operation AND former.webhook_id = OLD.webhook_id);
END;
