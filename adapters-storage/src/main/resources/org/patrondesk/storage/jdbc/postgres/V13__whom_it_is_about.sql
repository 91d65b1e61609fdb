-- What is under way for a person: a legal hold as long as it stands, an erasure until all of it is gone. Closed, a row goes.
CREATE TABLE privacy_case (
    tenant   text   COLLATE "C" NOT NULL,
    id       uuid   NOT NULL,
    kind     text   COLLATE "C" NOT NULL,
    person   text   COLLATE "C" NOT NULL,
    matter   text   COLLATE "C" NOT NULL,
    at       bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX privacy_case_person ON privacy_case (tenant, person, kind);
ALTER TABLE privacy_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON privacy_case
    USING (tenant = current_setting('patrondesk.tenant', true))
    WITH CHECK (tenant = current_setting('patrondesk.tenant', true));

-- Whom an answer and a story are about, where that is known: by pseudonym. Rows of before stay as they are.
ALTER TABLE decision ADD COLUMN person text COLLATE "C";
ALTER TABLE story ADD COLUMN person text COLLATE "C";
CREATE INDEX decision_person ON decision (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX story_person ON story (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX delivery_person ON delivery (tenant, person, id) WHERE person IS NOT NULL;
CREATE INDEX decision_person_kept ON decision (tenant, at) WHERE person IS NOT NULL;
