-- 0011_newest_change_stays.sql: the numbers of changes never begin again, not even where a shell empties the journal:
-- search, deliveries and answers that are kept remember how far they have read.

CREATE TRIGGER changes_newest_stays BEFORE DELETE ON changes
WHEN OLD.seq = (SELECT max(seq) FROM changes)
BEGIN
    SELECT RAISE(IGNORE);
END;
