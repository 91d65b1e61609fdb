-- The content of step 5, the first in this dialect. Keys are (tenant, UUIDv7), so that they can be partitioned and spread.
-- Days are counted from 1970-01-01, times of day in nanoseconds, instants in milliseconds of UTC.
-- Texts are compared by their bytes, whatever the locale of the database.

CREATE TABLE member (
    tenant      text   COLLATE "C" NOT NULL,
    id          uuid   NOT NULL,
    content     bytea  NOT NULL,
    occurrence  bigint NOT NULL,
    district    text   COLLATE "C" NOT NULL,
    branch      text   COLLATE "C" NOT NULL,
    added_day   bigint,
    added_time  bigint,
    used_day    bigint,
    used_time   bigint,
    flags       text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX member_identity ON member (tenant, content, occurrence);

CREATE TABLE decision (
    tenant         text   COLLATE "C" NOT NULL,
    id             uuid   NOT NULL,
    kind           text   COLLATE "C" NOT NULL,
    run            text   COLLATE "C",
    number         bigint,
    at             bigint NOT NULL,
    branch         text   COLLATE "C" NOT NULL,
    channel        text   COLLATE "C" NOT NULL,
    policy         bytea,
    outcome        text   COLLATE "C" NOT NULL,
    rule           text   COLLATE "C" NOT NULL,
    facts          text   COLLATE "C" NOT NULL,
    wording        text   COLLATE "C",
    said           text   COLLATE "C",
    handled_by     text   COLLATE "C",
    origin_system  text   COLLATE "C",
    origin_code    text   COLLATE "C",
    PRIMARY KEY (tenant, id)
);

CREATE UNIQUE INDEX decision_place ON decision (tenant, run, number) WHERE run IS NOT NULL;

-- The weekly review reads these by time; a run over data is read by its place.
CREATE INDEX decision_told ON decision (tenant, kind, at) WHERE kind <> 'what-if';

CREATE TABLE event (
    tenant  text   COLLATE "C" NOT NULL,
    id      uuid   NOT NULL,
    at      bigint NOT NULL,
    actor   text   COLLATE "C" NOT NULL,
    body    text   COLLATE "C" NOT NULL,
    hash    bytea  NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- A request of no bytes stands for a key that its transaction has taken and not yet answered; no other sees it.
CREATE TABLE idempotency_key (
    tenant   text  COLLATE "C" NOT NULL,
    name     text  COLLATE "C" NOT NULL,
    request  bytea NOT NULL,
    answer   text  COLLATE "C",
    PRIMARY KEY (tenant, name)
);

CREATE TABLE policy_set (
    tenant  text  COLLATE "C" NOT NULL,
    hash    bytea NOT NULL,
    stored  text  COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, hash)
);

CREATE TABLE policy_in_force (
    tenant  text   COLLATE "C" NOT NULL,
    hash    bytea  NOT NULL,
    at      bigint NOT NULL,
    PRIMARY KEY (tenant)
);

-- Only ever added to, so that no counter row is contended.
CREATE TABLE counter_delta (
    tenant   text   COLLATE "C" NOT NULL,
    counter  text   COLLATE "C" NOT NULL,
    branch   text   COLLATE "C" NOT NULL,
    day      bigint NOT NULL,
    label    text   COLLATE "C" NOT NULL,
    n        bigint NOT NULL
);

CREATE INDEX counter_delta_cell ON counter_delta (tenant, counter, branch, day, label);

-- Exceptions, appeals and their answers; only ever added to.
CREATE TABLE follow_up (
    tenant     text   COLLATE "C" NOT NULL,
    id         uuid   NOT NULL,
    decision   uuid   NOT NULL,
    kind       text   COLLATE "C" NOT NULL,
    at         bigint NOT NULL,
    branch     text   COLLATE "C" NOT NULL,
    rule       text   COLLATE "C" NOT NULL,
    outcome    text   COLLATE "C",
    authority  text   COLLATE "C",
    words      text   COLLATE "C",
    by_staff   text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX follow_up_of ON follow_up (tenant, decision);
CREATE INDEX follow_up_at ON follow_up (tenant, at);

-- Every policy that was put in force, at once or from a day to come; policy_in_force names the last put in force at once.
CREATE TABLE adoption (
    tenant  text   COLLATE "C" NOT NULL,
    at      bigint NOT NULL,
    hash    bytea  NOT NULL,
    begins  bigint NOT NULL,
    PRIMARY KEY (tenant, at, hash, begins)
);

-- Which record has to do with which, seen from both ends.
CREATE TABLE link (
    tenant     text COLLATE "C" NOT NULL,
    from_kind  text COLLATE "C" NOT NULL,
    from_id    text COLLATE "C" NOT NULL,
    to_kind    text COLLATE "C" NOT NULL,
    to_id      text COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, from_kind, from_id, to_kind, to_id)
);

CREATE INDEX link_to ON link (tenant, to_kind, to_id);

-- What stands in the way of patrons.
CREATE TABLE barrier (
    tenant    text   COLLATE "C" NOT NULL,
    id        uuid   NOT NULL,
    at        bigint NOT NULL,
    branch    text   COLLATE "C" NOT NULL,
    name      text   COLLATE "C" NOT NULL,
    by_staff  text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- What the weekly meeting answered to a rule's nos.
CREATE TABLE resolution (
    tenant    text   COLLATE "C" NOT NULL,
    id        uuid   NOT NULL,
    at        bigint NOT NULL,
    kind      text   COLLATE "C" NOT NULL,
    rule      text   COLLATE "C" NOT NULL,
    reason    text   COLLATE "C" NOT NULL,
    policy    bytea,
    begins    bigint,
    by_staff  text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);

CREATE INDEX resolution_at ON resolution (tenant, at);

-- What a visit changed for somebody; the text is there while they agree.
CREATE TABLE story (
    tenant    text   COLLATE "C" NOT NULL,
    id        uuid   NOT NULL,
    version   bigint NOT NULL,
    at        bigint NOT NULL,
    branch    text   COLLATE "C" NOT NULL,
    text      text   COLLATE "C",
    consent   text   COLLATE "C" NOT NULL,
    by_staff  text   COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, id)
);
