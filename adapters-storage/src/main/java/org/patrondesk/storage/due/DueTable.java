package org.patrondesk.storage.due;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.patrondesk.journal.DueTask;
import org.patrondesk.library.Tenant;

/** How tasks stand in our table: times as every other table has them, and nothing beside the name. */
public final class DueTable {
    /** The table of the schema. */
    public static final String NAME = "due_task";

    private static final char SEPARATOR = '|';

    private DueTable() {}

    /** The id of a task in the table; the tenant comes first. */
    public static String instance(DueTask task) {
        return task.tenant().code() + SEPARATOR + task.key();
    }

    /** Not after any id of the tenant's. */
    public static String first(Tenant tenant) {
        return tenant.code() + SEPARATOR;
    }

    /** After every id of the tenant's, and before those of any other that comes behind. */
    public static String afterLast(Tenant tenant) {
        return tenant.code() + (char) (SEPARATOR + 1);
    }

    static DueTask task(String kind, String instance) {
        int separator = instance.indexOf(SEPARATOR);
        return new DueTask(new Tenant(instance.substring(0, separator)), kind, instance.substring(separator + 1));
    }

    /** In PostgreSQL, where many processes pick at the same time. */
    public static JdbcCustomization postgres() {
        return new PostgreSqlJdbcCustomization(false, true) {
            @Override
            public void setInstant(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
                set(statement, index, at);
            }

            @Override
            public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
                return get(row, column);
            }
        };
    }

    /** In SQLite, which belongs to one process. */
    public static JdbcCustomization sqlite() {
        return new SqliteJdbcCustomization() {
            @Override
            public void setInstant(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
                set(statement, index, at);
            }

            @Override
            public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
                return get(row, column);
            }
        };
    }

    private static void set(PreparedStatement statement, int index, @Nullable Instant at) throws SQLException {
        if (at == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, at.toEpochMilli());
        }
    }

    private static @Nullable Instant get(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }

    /** Tasks carry no data; the library's own way, Java serialization, would read whatever stands in the table. */
    static Serializer nothing() {
        return new Serializer() {
            @Override
            public byte[] serialize(@Nullable Object data) {
                return new byte[0];
            }

            @Override
            @SuppressWarnings("NullAway") // A task without data has none.
            public <T> T deserialize(Class<T> type, byte[] data) {
                return null;
            }
        };
    }
}
