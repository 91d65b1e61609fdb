-- Partitions the journal by month, on a store that is in use. Run it as the owner of the tables, in the store's schema,
-- before the month that is named here begins; put the name of the runtime role in the place of PATRONDESK_RUNTIME.
-- Ids are UUIDs of version 7: they begin with the milliseconds of UTC, so a range of ids is a span of time.
-- No row is moved, no key changes, and the store need not be stopped.

CREATE FUNCTION first_id_at(moment timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

-- Proves, while writers go on, that all there is belongs before the cut, so that nothing is scanned under the lock below.
ALTER TABLE event ADD CONSTRAINT event_until_2026_12 CHECK (id < first_id_at('2026-12-01Z')) NOT VALID;
ALTER TABLE event VALIDATE CONSTRAINT event_until_2026_12;

BEGIN;
ALTER TABLE event RENAME TO event_until_2026_12;
ALTER INDEX event_pkey RENAME TO event_until_2026_12_pkey;
ALTER INDEX event_actor RENAME TO event_until_2026_12_actor;
CREATE TABLE event (LIKE event_until_2026_12 INCLUDING DEFAULTS, PRIMARY KEY (tenant, id)) PARTITION BY RANGE (id);
ALTER TABLE event ATTACH PARTITION event_until_2026_12 FOR VALUES FROM (MINVALUE) TO (first_id_at('2026-12-01Z'));
CREATE TABLE event_2026_12 PARTITION OF event
    FOR VALUES FROM (first_id_at('2026-12-01Z')) TO (first_id_at('2027-01-01Z'));
-- Takes what no month has yet; make each month's partition before it begins, so that this one stays empty.
CREATE TABLE event_later PARTITION OF event DEFAULT;
CREATE INDEX event_actor ON event (tenant, at) WHERE actor_salt IS NOT NULL;
-- The wall between tenants stands around each of them, and around every month's that comes later, or the store stays closed.
DO $$
DECLARE
    made regclass;
BEGIN
    FOREACH made IN ARRAY ARRAY['event', 'event_2026_12', 'event_later']::regclass[] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', made);
        EXECUTE format('CREATE POLICY tenant_wall ON %s'
            || ' USING (tenant = current_setting(''patrondesk.tenant'', true))', made);
    END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE (body, actor, actor_salt) ON event TO PATRONDESK_RUNTIME;
COMMIT;
