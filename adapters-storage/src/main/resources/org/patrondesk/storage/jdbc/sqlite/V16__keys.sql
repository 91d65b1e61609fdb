-- The key vault to which the store belongs: the first with which it was opened, in one row for ever. No tenant's: all keys
-- of a store lie in one vault.
CREATE TABLE key_vault (
    number INTEGER NOT NULL PRIMARY KEY,
    id     BLOB    NOT NULL
) STRICT;

-- A key of a call is kept for a time, from the call; those of before from now on. A run's stays.
ALTER TABLE idempotency_key ADD COLUMN at INTEGER;
UPDATE idempotency_key SET at = unixepoch() * 1000 WHERE name NOT LIKE 'what-if:%';
CREATE INDEX idempotency_key_at ON idempotency_key (tenant, at) WHERE at IS NOT NULL;
