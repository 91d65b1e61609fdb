-- One message to one recipient on one channel, and where it stands. The columns from state on change, the others never.
CREATE TABLE delivery (
    tenant         text    COLLATE "C" NOT NULL,
    id             uuid    NOT NULL,
    at             bigint  NOT NULL,
    branch         text    COLLATE "C" NOT NULL,
    channel        text    COLLATE "C" NOT NULL,
    recipient      text    COLLATE "C" NOT NULL,
    subject        text    COLLATE "C" NOT NULL,
    text           text    COLLATE "C" NOT NULL,
    message_class  text    COLLATE "C" NOT NULL,
    repetition     text    COLLATE "C" NOT NULL,
    due            bigint,
    expires        bigint  NOT NULL,
    about_kind     text    COLLATE "C",
    about_id       text    COLLATE "C",
    state          text    COLLATE "C" NOT NULL,
    reason         text    COLLATE "C" NOT NULL,
    ready          bigint  NOT NULL,
    since          bigint  NOT NULL,
    fence          bigint  NOT NULL,
    attempts       bigint  NOT NULL,
    spent          bigint  NOT NULL,
    open           boolean NOT NULL,
    duplicate      boolean NOT NULL,
    PRIMARY KEY (tenant, id)
);

-- What workers look for; a delivery leaves these when it comes to an end or waits for a person.
CREATE INDEX delivery_queue ON delivery (tenant, channel, ready, id) WHERE state IN ('waiting', 'sending');
CREATE INDEX delivery_begun ON delivery (tenant, ready, id) WHERE state = 'sending' AND open;
CREATE INDEX delivery_for_a_person ON delivery (tenant, state, id) WHERE state IN ('unknown', 'failed');

-- Written before the courier is called; what came of it is written behind.
CREATE TABLE delivery_attempt (
    tenant     text    COLLATE "C" NOT NULL,
    delivery   uuid    NOT NULL,
    number     bigint  NOT NULL,
    fence      bigint  NOT NULL,
    started    bigint  NOT NULL,
    duplicate  boolean NOT NULL,
    result     text    COLLATE "C",
    reason     text    COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, delivery, number)
);

-- Until when nothing of a channel is claimed.
CREATE TABLE delivery_pause (
    tenant   text   COLLATE "C" NOT NULL,
    channel  text   COLLATE "C" NOT NULL,
    ends     bigint NOT NULL,
    PRIMARY KEY (tenant, channel)
);
