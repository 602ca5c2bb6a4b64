-- 0004_search.sql: substring search over names and ids. The index follows the journal (meta 'search_seq'), so that a
-- bulk upsert does not wait for it; a query adds the rows that changed since. search_docs maps documents to rows
-- because row numbers of tables without an integer key do not survive VACUUM.

CREATE TABLE search_docs (
    doc  INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key  TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (kind, key)
);

CREATE VIRTUAL TABLE search_index USING fts5 (text, content = 'search_docs', content_rowid = 'doc', tokenize = 'trigram');

INSERT INTO meta (key, value) VALUES ('search_seq', 0);

INSERT INTO search_docs (kind, key, text)
SELECT 'device', device_id, name || char(10) || ifnull(name_by_user, '') || char(10) || device_id FROM devices;

INSERT INTO search_docs (kind, key, text)
SELECT 'entity', entity_id, entity_id || char(10) || ifnull(name, '') || char(10) || ifnull(original_name, '') FROM entities;

INSERT INTO search_index (search_index) VALUES ('rebuild');

UPDATE meta SET value = ifnull((SELECT max(seq) FROM changes), 0) WHERE key = 'search_seq';
