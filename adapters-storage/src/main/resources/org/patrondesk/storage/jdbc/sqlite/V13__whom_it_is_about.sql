-- What is under way for a person: a legal hold as long as it stands, an erasure until all of it is gone. Closed, a row goes.
CREATE TABLE privacy_case (
    tenant   TEXT    NOT NULL,
    id       BLOB    NOT NULL,
    kind     TEXT    NOT NULL,
    person   TEXT    NOT NULL,
    matter   TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX privacy_case_person ON privacy_case (tenant, person, kind);

-- Whom an answer and a story are about, where that is known: by pseudonym. Rows of before stay as they are.
ALTER TABLE decision ADD COLUMN person TEXT;
ALTER TABLE story ADD COLUMN person TEXT;
CREATE INDEX decision_person ON decision (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX story_person ON story (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX delivery_person ON delivery (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX decision_person_kept ON decision (tenant, at) WHERE person IS NOT NULL;
