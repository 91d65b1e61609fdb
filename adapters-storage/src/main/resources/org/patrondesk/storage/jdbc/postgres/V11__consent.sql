-- Who agreed to what and who took it back, entry by entry; only ever added to. The number counts within a matter.
CREATE TABLE consent (
    tenant    text   COLLATE "C" NOT NULL,
    person    text   COLLATE "C" NOT NULL,
    purpose   text   COLLATE "C" NOT NULL,
    channel   text   COLLATE "C" NOT NULL,
    number    bigint NOT NULL,
    id        uuid   NOT NULL,
    at        bigint NOT NULL,
    kind      text   COLLATE "C" NOT NULL,
    expires   bigint,
    evidence  text   COLLATE "C" NOT NULL,
    source    text   COLLATE "C" NOT NULL,
    age       bigint,
    guardian  text   COLLATE "C",
    by_staff  text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, person, purpose, channel, number)
);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_wall ON consent
    USING (tenant = current_setting('patrondesk.tenant', true))
    WITH CHECK (tenant = current_setting('patrondesk.tenant', true));

-- Whom a delivery is for and what for, where consent is asked. Rows of before stay as they are.
ALTER TABLE delivery ADD COLUMN person text COLLATE "C", ADD COLUMN purpose text COLLATE "C";
