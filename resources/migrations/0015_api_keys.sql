-- 0015_api_keys.sql: who may do what. The key itself is nowhere: `hash` is BLAKE2b of its whole text. No trigger: hashes
-- never enter the journal. Revoked rows stay, so that a server whose last key was revoked does not open to everybody.

CREATE TABLE api_keys (
    prefix       TEXT PRIMARY KEY NOT NULL,
    name         TEXT NOT NULL,
    scope        TEXT NOT NULL CHECK (scope IN ('read', 'write', 'ingest', 'admin')),
    hash         BLOB NOT NULL CHECK (length(hash) = 32),
    created_at   TEXT NOT NULL,
    created_by   TEXT NOT NULL,
    expires_at   TEXT,
    last_used_at TEXT,
    revoked_at   TEXT
) STRICT;

CREATE UNIQUE INDEX idx_api_key_name ON api_keys (name) WHERE revoked_at IS NULL;
