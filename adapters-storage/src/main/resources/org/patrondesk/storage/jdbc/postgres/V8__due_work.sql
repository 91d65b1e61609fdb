-- What is due and when: db-scheduler's table, with times as in the others. The instance begins with the tenant.
CREATE TABLE due_task (
    task_name            text   COLLATE "C" NOT NULL,
    task_instance        text   COLLATE "C" NOT NULL,
    task_data            bytea,
    execution_time       bigint NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         bigint,
    last_failure         bigint,
    consecutive_failures integer,
    last_heartbeat       bigint,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX due_task_by_time ON due_task (execution_time) WHERE NOT picked;
CREATE INDEX due_task_by_heartbeat ON due_task (last_heartbeat) WHERE picked;
