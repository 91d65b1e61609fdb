-- A mark stands for the actor under the seal, so that the actor can be forgotten: a hash over the salt and the actor, and the
-- salt goes with the actor. Events of before have none; their seals cover the actor.
ALTER TABLE event ADD COLUMN actor_salt BLOB;
ALTER TABLE event ADD COLUMN actor_mark BLOB;
CREATE INDEX event_actor ON event (tenant, at) WHERE actor_salt IS NOT NULL;

-- What of the ledger goes when its time is over.
CREATE INDEX consent_evidence ON consent (tenant, at) WHERE evidence <> '';
CREATE INDEX consent_staff ON consent (tenant, at) WHERE by_staff <> '';
CREATE INDEX consent_minor ON consent (tenant, at) WHERE age IS NOT NULL;
