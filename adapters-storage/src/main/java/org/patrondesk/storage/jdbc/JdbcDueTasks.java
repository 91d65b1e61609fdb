package org.patrondesk.storage.jdbc;

import java.time.Instant;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.storage.due.DueTable;

/** Due tasks in the table out of which db-scheduler runs them. */
record JdbcDueTasks(SqlTransaction transaction) implements DueTasks {
    /** Looks before it inserts: the runner writes in this row, and only an insert would be in its way. */
    private static final String SCHEDULE = """
            INSERT INTO due_task (task_name, task_instance, execution_time, picked, version)
            SELECT ?, ?, CAST(? AS bigint), ?, 1
             WHERE NOT EXISTS (SELECT 1 FROM due_task WHERE task_name = ? AND task_instance = ?)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    @Override
    public boolean schedule(String kind, String key, Instant at) {
        String instance = DueTable.instance(new DueTask(transaction.scope().tenant(), kind, key));
        return transaction.write(SCHEDULE, kind, instance, at.toEpochMilli(), false, kind, instance) == 1;
    }
}
