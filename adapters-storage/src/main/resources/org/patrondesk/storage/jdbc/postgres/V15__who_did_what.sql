-- A mark stands for the actor under the seal, so that the actor can be forgotten: a hash over the salt and the actor, and the
-- salt goes with the actor. Events of before have none; their seals cover the actor.
-- All of it comes to the same when it is taken twice.
ALTER TABLE event ADD COLUMN IF NOT EXISTS actor_salt bytea, ADD COLUMN IF NOT EXISTS actor_mark bytea;
CREATE INDEX IF NOT EXISTS event_actor ON event (tenant, at) WHERE actor_salt IS NOT NULL;

-- What of the ledger goes when its time is over.
CREATE INDEX IF NOT EXISTS consent_evidence ON consent (tenant, at) WHERE evidence <> '';
CREATE INDEX IF NOT EXISTS consent_staff ON consent (tenant, at) WHERE by_staff <> '';
CREATE INDEX IF NOT EXISTS consent_minor ON consent (tenant, at) WHERE age IS NOT NULL;
