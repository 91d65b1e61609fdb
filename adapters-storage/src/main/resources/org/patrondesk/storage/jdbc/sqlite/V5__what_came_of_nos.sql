-- Which record has to do with which, seen from both ends.
CREATE TABLE link (
    tenant     TEXT    NOT NULL,
    from_kind  TEXT    NOT NULL,
    from_id    TEXT    NOT NULL,
    to_kind    TEXT    NOT NULL,
    to_id      TEXT    NOT NULL,
    PRIMARY KEY (tenant, from_kind, from_id, to_kind, to_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_to ON link (tenant, to_kind, to_id);

-- What stands in the way of patrons.
CREATE TABLE barrier (
    tenant    TEXT    NOT NULL,
    id        BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    branch    TEXT    NOT NULL,
    name      TEXT    NOT NULL,
    by_staff  TEXT    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

-- What the weekly meeting answered to a rule's nos.
CREATE TABLE resolution (
    tenant    TEXT    NOT NULL,
    id        BLOB    NOT NULL,
    at        INTEGER NOT NULL,
    kind      TEXT    NOT NULL,
    rule      TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    policy    BLOB,
    begins    INTEGER,
    by_staff  TEXT    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX resolution_at ON resolution (tenant, at);

-- What a visit changed for somebody; the text is there while they agree.
CREATE TABLE story (
    tenant    TEXT    NOT NULL,
    id        BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    branch    TEXT    NOT NULL,
    text      TEXT,
    consent   TEXT    NOT NULL,
    by_staff  TEXT    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
