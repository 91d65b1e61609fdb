-- A second wall behind the tenant in every statement: a transaction reaches the rows of the one tenant that it has named in
-- patrondesk.tenant, and none before it has. Forced, so that it stands before the owner too: a later step that touches rows
-- takes it from their table (ALTER TABLE … NO FORCE ROW LEVEL SECURITY) and puts it back (FORCE) in the same transaction.
-- due_task has no such column and is left out: whoever runs due work looks for that of all tenants, and the table holds
-- kinds, tenants and keys alone.
-- Goes by the catalogue and not by a list, for a host may have made partitions. It makes no table by which it could be seen to
-- have been taken, so it is written to be taken again.
DO $$
DECLARE
    behind regclass;
BEGIN
    FOR behind IN
        SELECT c.oid FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant' AND NOT a.attisdropped
         WHERE c.relkind IN ('r', 'p') AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))
         ORDER BY c.relname
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', behind);
        EXECUTE format('DROP POLICY IF EXISTS tenant_wall ON %s', behind);
        EXECUTE format('CREATE POLICY tenant_wall ON %s'
            || ' USING (tenant = current_setting(''patrondesk.tenant'', true))'
            || ' WITH CHECK (tenant = current_setting(''patrondesk.tenant'', true))', behind);
    END LOOP;
END
$$;
