-- Who agreed to what and who took it back, entry by entry; only ever added to. The number counts within a matter.
CREATE TABLE consent (
    tenant    TEXT    NOT NULL,
    person    TEXT    NOT NULL,
    purpose   TEXT    NOT NULL,
    channel   TEXT    NOT NULL,
    number    INTEGER NOT NULL,
    id        BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    expires   INTEGER,
    evidence  TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    age       INTEGER,
    guardian  TEXT,
    by_staff  TEXT    NOT NULL,
    PRIMARY KEY (tenant, person, purpose, channel, number)
) STRICT, WITHOUT ROWID;

-- Whom a delivery is for and what for, where consent is asked. Rows of before stay as they are.
ALTER TABLE delivery ADD COLUMN person TEXT;
ALTER TABLE delivery ADD COLUMN purpose TEXT;
