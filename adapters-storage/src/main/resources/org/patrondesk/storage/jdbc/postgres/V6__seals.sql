-- Events that no seal covers yet: added with the event, taken out with its seal.
CREATE TABLE event_waiting (
    tenant  text COLLATE "C" NOT NULL,
    id      uuid NOT NULL,
    PRIMARY KEY (tenant, id)
);

INSERT INTO event_waiting (tenant, id) SELECT tenant, id FROM event;

-- The chain over the journal. The ids of a seal's events stand one behind the other, 16 bytes each.
CREATE TABLE seal (
    tenant  text   COLLATE "C" NOT NULL,
    number  bigint NOT NULL,
    at      bigint NOT NULL,
    events  bytea  NOT NULL,
    chain   bytea  NOT NULL,
    PRIMARY KEY (tenant, number)
);
