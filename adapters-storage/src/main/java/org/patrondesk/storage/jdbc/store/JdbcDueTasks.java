package org.patrondesk.storage.jdbc.store;

import java.time.Instant;
import org.patrondesk.journal.DueTask;
import org.patrondesk.journal.DueTasks;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.due.DueTable;
import org.patrondesk.storage.jdbc.SqlTransaction;

/** Due tasks in the table out of which db-scheduler runs them. */
record JdbcDueTasks(SqlTransaction transaction) implements DueTasks {
    /** Without a look before: what one transaction looked for in vain, no other could add beside it. */
    private static final String SCHEDULE = """
            INSERT INTO due_task (task_name, task_instance, execution_time, picked, version)
            VALUES (?, ?, ?, ?, 1)
            ON CONFLICT (task_name, task_instance) DO NOTHING
            """;

    /** Passing over what another picks or withdraws at the time; nobody waits for whoever withdraws many. */
    private static final String WITHDRAW = """
            WITH taken (taken_instance) AS MATERIALIZED (
                SELECT task_instance FROM due_task
                 WHERE task_name = ? AND task_instance >= ? AND task_instance < ? AND task_instance <> ?
                   AND NOT picked AND execution_time <= NOW_MILLIS
                 LIMIT ? PASS_OVER_HELD)
            DELETE FROM due_task WHERE task_name = ? AND task_instance IN (SELECT taken_instance FROM taken)
            """;

    @Override
    public boolean schedule(String kind, String key, Instant at) {
        String instance = DueTable.instance(new DueTask(transaction.scope().tenant(), kind, key));
        return transaction.write(SCHEDULE, kind, instance, at.toEpochMilli(), false) == 1;
    }

    @Override
    public int withdraw(String kind, String but, int most) {
        Tenant tenant = transaction.scope().tenant();
        return transaction.write(
                WITHDRAW,
                kind,
                DueTable.first(tenant),
                DueTable.afterLast(tenant),
                DueTable.instance(new DueTask(tenant, kind, but)),
                most,
                kind);
    }
}
