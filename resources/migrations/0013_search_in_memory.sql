-- 0013_search_in_memory.sql: names and ids are searched in memory now (core/storage/searchindex.h, docs/adr/0015). The
-- trigram index took a fifth of the file, and twelve seconds of the writer after a load of 110,000 rows.

DROP TABLE search_index;

DROP TABLE search_docs;

DELETE FROM meta WHERE key = 'search_seq';
