-- Over what is about people and may not be kept for ever: whoever removes it finds what is over without reading the rest.
-- Makes no table by which it could be seen to have been taken, so it is written to be taken again.
CREATE INDEX IF NOT EXISTS decision_words ON decision (tenant, at) WHERE wording IS NOT NULL;
CREATE INDEX IF NOT EXISTS decision_staff ON decision (tenant, at) WHERE handled_by IS NOT NULL;
CREATE INDEX IF NOT EXISTS follow_up_kept ON follow_up (tenant, at) WHERE by_staff <> '';
CREATE INDEX IF NOT EXISTS delivery_kept ON delivery (tenant, at) WHERE recipient <> '';
