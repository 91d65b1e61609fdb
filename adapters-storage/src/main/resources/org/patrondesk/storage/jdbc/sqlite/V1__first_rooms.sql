-- Keys are (tenant, UUIDv7 as 16 bytes): rows are appended, and a tenant's rows lie together.
-- Days are counted from 1970-01-01, times of day in nanoseconds, instants in milliseconds of UTC.

CREATE TABLE member (
    tenant      TEXT    NOT NULL,
    id          BLOB    NOT NULL,
    content     BLOB    NOT NULL,
    occurrence  INTEGER NOT NULL,
    district    TEXT    NOT NULL,
    branch      TEXT    NOT NULL,
    added_day   INTEGER,
    added_time  INTEGER,
    used_day    INTEGER,
    used_time   INTEGER,
    flags       TEXT    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX member_identity ON member (tenant, content, occurrence);

CREATE TABLE decision (
    tenant   TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    kind     TEXT    NOT NULL,
    run      TEXT,
    number   INTEGER,
    at       INTEGER NOT NULL,
    branch   TEXT    NOT NULL,
    channel  TEXT    NOT NULL,
    policy   BLOB,
    outcome  TEXT    NOT NULL,
    rule     TEXT    NOT NULL,
    facts    TEXT    NOT NULL,
    wording  TEXT,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX decision_place ON decision (tenant, run, number) WHERE run IS NOT NULL;

-- The weekly review reads these by time; a run over data is read by its place.
CREATE INDEX decision_told ON decision (tenant, kind, at) WHERE kind <> 'what-if';

CREATE TABLE event (
    tenant  TEXT    NOT NULL,
    id      BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    actor   TEXT    NOT NULL,
    body    TEXT    NOT NULL,
    hash    BLOB    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_key (
    tenant   TEXT NOT NULL,
    name     TEXT NOT NULL,
    request  BLOB NOT NULL,
    answer   TEXT,
    PRIMARY KEY (tenant, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_set (
    tenant  TEXT NOT NULL,
    hash    BLOB NOT NULL,
    stored  TEXT NOT NULL,
    PRIMARY KEY (tenant, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_in_force (
    tenant  TEXT    NOT NULL,
    hash    BLOB    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (tenant)
) STRICT, WITHOUT ROWID;

-- Only ever added to, so that no counter row is contended.
CREATE TABLE counter_delta (
    tenant   TEXT    NOT NULL,
    counter  TEXT    NOT NULL,
    branch   TEXT    NOT NULL,
    day      INTEGER NOT NULL,
    label    TEXT    NOT NULL,
    n        INTEGER NOT NULL
) STRICT;

CREATE INDEX counter_delta_cell ON counter_delta (tenant, counter, branch, day, label);
