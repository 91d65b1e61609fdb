package org.patrondesk.storage.jdbc;

import java.time.Instant;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.storage.due.DueTable;

/** Due tasks in the table out of which db-scheduler runs them. */
record JdbcDueTasks(SqlTransaction transaction) implements DueTasks {
    /** Without a look before: what one transaction looked for in vain, no other could add beside it. */
    private static final String SCHEDULE = """
            INSERT INTO due_task (task_name, task_instance, execution_time, picked, version)
            VALUES (?, ?, ?, ?, 1)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    @Override
    public boolean schedule(String kind, String key, Instant at) {
        String instance = DueTable.instance(new DueTask(transaction.scope().tenant(), kind, key));
        return transaction.write(SCHEDULE, kind, instance, at.toEpochMilli(), false) == 1;
    }
}
