-- Events that no seal covers yet: added with the event, taken out with its seal.
CREATE TABLE event_waiting (
    tenant  TEXT NOT NULL,
    id      BLOB NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

INSERT INTO event_waiting (tenant, id) SELECT tenant, id FROM event;

-- The chain over the journal. The ids of a seal's events stand one behind the other, 16 bytes each.
CREATE TABLE seal (
    tenant  TEXT    NOT NULL,
    number  INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    events  BLOB    NOT NULL,
    chain   BLOB    NOT NULL,
    PRIMARY KEY (tenant, number)
) STRICT, WITHOUT ROWID;
