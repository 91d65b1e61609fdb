-- Who asked to read what is about people: added before it is read, removed whole when its time is over. Never what was read.
CREATE TABLE access_entry (
    tenant     TEXT    NOT NULL,
    id         BLOB    NOT NULL,
    at         INTEGER NOT NULL,
    actor      TEXT    NOT NULL,
    permission TEXT    NOT NULL,
    purpose    TEXT    NOT NULL,
    called     TEXT    NOT NULL,
    person     TEXT,
    record_id  BLOB,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX access_entry_at ON access_entry (tenant, at);
CREATE INDEX access_entry_person ON access_entry (tenant, person, at) WHERE person IS NOT NULL;
