-- The key vault to which the store belongs: the first with which it was opened, in one row for ever. No tenant's: all keys
-- of a store lie in one vault.
CREATE TABLE key_vault (
    number bigint NOT NULL,
    id     uuid   NOT NULL,
    PRIMARY KEY (number)
);

-- A key of a call is kept for a time, from the call; those of before from now on. A run's stays.
ALTER TABLE idempotency_key ADD COLUMN at bigint;
ALTER TABLE idempotency_key ALTER COLUMN at TYPE bigint
    USING CASE WHEN name LIKE 'what-if:%' THEN NULL ELSE (extract(epoch FROM clock_timestamp()) * 1000)::bigint END;
CREATE INDEX idempotency_key_at ON idempotency_key (tenant, at) WHERE at IS NOT NULL;
