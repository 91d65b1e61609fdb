-- Wider access that staff took in an emergency: why, until when, and that somebody else took notice.
CREATE TABLE emergency (
    tenant    TEXT    NOT NULL,
    id        BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    ends      INTEGER NOT NULL,
    reason    TEXT    NOT NULL,
    by_staff  TEXT    NOT NULL,
    closed    INTEGER,
    seen      INTEGER,
    seen_by   TEXT,
    note      TEXT,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- Operators look every minute whether anything waits to be seen.
CREATE INDEX emergency_unseen ON emergency (tenant, at) WHERE seen IS NULL;
