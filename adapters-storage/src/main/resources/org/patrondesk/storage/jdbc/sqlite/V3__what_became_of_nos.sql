-- Who said a no, so that somebody else decides on an appeal. Rows of before stay as they are.
ALTER TABLE decision ADD COLUMN handled_by TEXT;

-- Exceptions, appeals and their answers; only ever added to.
CREATE TABLE follow_up (
    tenant     TEXT    NOT NULL,
    id         BLOB    NOT NULL,
    decision   BLOB    NOT NULL,
    kind       TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    branch     TEXT    NOT NULL,
    rule       TEXT    NOT NULL,
    outcome    TEXT,
    authority  TEXT,
    words      TEXT,
    by_staff   TEXT    NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX follow_up_of ON follow_up (tenant, decision);
CREATE INDEX follow_up_at ON follow_up (tenant, at);

-- Every policy that was put in force, at once or from a day to come; policy_in_force names the last put in force at once.
CREATE TABLE adoption (
    tenant  TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    hash    BLOB    NOT NULL,
    begins  INTEGER NOT NULL,
    PRIMARY KEY (tenant, at, hash, begins)
) STRICT, WITHOUT ROWID;

INSERT INTO adoption (tenant, at, hash, begins) SELECT tenant, at, hash, at FROM policy_in_force;
