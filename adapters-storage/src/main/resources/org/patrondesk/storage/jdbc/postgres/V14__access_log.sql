-- Who asked to read what is about people: added before it is read, removed whole when its time is over. Never what was read.
CREATE TABLE access_entry (
    tenant     text   COLLATE "C" NOT NULL,
    id         uuid   NOT NULL,
    at         bigint NOT NULL,
    actor      text   COLLATE "C" NOT NULL,
    permission text   COLLATE "C" NOT NULL,
    purpose    text   COLLATE "C" NOT NULL,
    called     text   COLLATE "C" NOT NULL,
    person     text   COLLATE "C",
    record_id  uuid,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX access_entry_at ON access_entry (tenant, at);
CREATE INDEX access_entry_person ON access_entry (tenant, person, at) WHERE person IS NOT NULL;
ALTER TABLE access_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON access_entry
    USING (tenant = current_setting('patrondesk.tenant', true))
    WITH CHECK (tenant = current_setting('patrondesk.tenant', true));
