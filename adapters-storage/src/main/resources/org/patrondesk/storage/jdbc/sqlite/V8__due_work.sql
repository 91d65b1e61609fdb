-- What is due and when: db-scheduler's table, with times as in the others. The instance begins with the tenant.
CREATE TABLE due_task (
    task_name            TEXT    NOT NULL,
    task_instance        TEXT    NOT NULL,
    task_data            BLOB,
    execution_time       INTEGER NOT NULL,
    picked               INTEGER NOT NULL,
    picked_by            TEXT,
    last_success         INTEGER,
    last_failure         INTEGER,
    consecutive_failures INTEGER,
    last_heartbeat       INTEGER,
    version              INTEGER NOT NULL,
    priority             INTEGER,
    PRIMARY KEY (task_name, task_instance)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_task_by_time ON due_task (execution_time);
