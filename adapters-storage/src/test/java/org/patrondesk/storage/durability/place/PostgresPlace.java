package org.patrondesk.storage.durability.place;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Tenant;
import org.patrondesk.storage.durability.work.Opening;

/**
 * A database for a PostgreSQL store.
 *
 * @param url its address for the runtime role
 * @param admin the superuser in this database
 */
public record PostgresPlace(String url, DataSource admin) implements Place {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    /** What a killed process was doing goes on in the server until that notices that nobody is there to be answered. */
    private static final String OTHERS = """
            SELECT pid::text FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
            """;

    private static final String TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";

    @Override
    public String address() {
        return url;
    }

    @Override
    public Storage open() {
        awaitQuiet();
        return Opening.at(url);
    }

    public void awaitQuiet() {
        asAdmin(connection -> {
            long end = System.nanoTime() + PATIENCE;
            while (!column(connection, OTHERS).isEmpty()) {
                if (System.nanoTime() - end > 0) {
                    throw new IllegalStateException("The server still works for a process that was killed.");
                }
                column(connection, "SELECT pg_sleep(0.005)::text");
            }
            return true;
        });
    }

    @Override
    public Map<String, Long> rows(Tenant library) {
        return asAdmin(connection -> {
            try {
                return Tables.rows(connection, TABLES, library);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<String> column(Connection connection, String sql) {
        try {
            return Tables.column(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private <R> R asAdmin(Function<Connection, R> work) {
        try (Connection connection = admin.getConnection()) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
