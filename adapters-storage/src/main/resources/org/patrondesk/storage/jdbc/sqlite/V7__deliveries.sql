-- One message to one recipient on one channel, and where it stands. The columns from state on change, the others never.
CREATE TABLE delivery (
    tenant         TEXT    NOT NULL,
    id             BLOB    NOT NULL,
    at             INTEGER NOT NULL,
    branch         TEXT    NOT NULL,
    channel        TEXT    NOT NULL,
    recipient      TEXT    NOT NULL,
    subject        TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    message_class  TEXT    NOT NULL,
    repetition     TEXT    NOT NULL,
    due            INTEGER,
    expires        INTEGER NOT NULL,
    about_kind     TEXT,
    about_id       TEXT,
    state          TEXT    NOT NULL,
    reason         TEXT    NOT NULL,
    ready          INTEGER NOT NULL,
    since          INTEGER NOT NULL,
    fence          INTEGER NOT NULL,
    attempts       INTEGER NOT NULL,
    spent          INTEGER NOT NULL,
    open           INTEGER NOT NULL,
    duplicate      INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

-- What workers look for; a delivery leaves these when it comes to an end or waits for a person.
CREATE INDEX delivery_queue ON delivery (tenant, channel, ready, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX delivery_begun ON delivery (tenant, ready, id) WHERE state = 'sending' AND open;
CREATE INDEX delivery_for_a_person ON delivery (tenant, state, id) WHERE state IN ('unknown', 'failed');

-- Written before the courier is called; what came of it is written behind.
CREATE TABLE delivery_attempt (
    tenant     TEXT    NOT NULL,
    delivery   BLOB    NOT NULL,
    number     INTEGER NOT NULL,
    fence      INTEGER NOT NULL,
    started    INTEGER NOT NULL,
    duplicate  INTEGER NOT NULL,
    result     TEXT,
    reason     TEXT    NOT NULL,
    PRIMARY KEY (tenant, delivery, number)
) STRICT, WITHOUT ROWID;

-- Until when nothing of a channel is claimed.
CREATE TABLE delivery_pause (
    tenant   TEXT    NOT NULL,
    channel  TEXT    NOT NULL,
    ends     INTEGER NOT NULL,
    PRIMARY KEY (tenant, channel)
) STRICT, WITHOUT ROWID;
