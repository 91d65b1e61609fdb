-- Wider access that staff took in an emergency: why, until when, and that somebody else took notice.
CREATE TABLE emergency (
    tenant    text   COLLATE "C" NOT NULL,
    id        uuid   NOT NULL,
    at        bigint NOT NULL,
    ends      bigint NOT NULL,
    reason    text   COLLATE "C" NOT NULL,
    by_staff  text   COLLATE "C" NOT NULL,
    closed    bigint,
    seen      bigint,
    seen_by   text   COLLATE "C",
    note      text   COLLATE "C",
    PRIMARY KEY (tenant, id)
);
ALTER TABLE emergency ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON emergency
    USING (tenant = current_setting('patrondesk.tenant', true))
    WITH CHECK (tenant = current_setting('patrondesk.tenant', true));

-- Operators look every minute whether anything waits to be seen.
CREATE INDEX emergency_unseen ON emergency (tenant, at) WHERE seen IS NULL;
