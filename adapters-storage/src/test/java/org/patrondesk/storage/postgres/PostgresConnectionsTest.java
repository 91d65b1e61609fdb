package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.jdbc.RawSql;
import org.patrondesk.testkit.Sample;

class PostgresConnectionsTest extends OnOneConnection {
    @Test
    void a_connection_that_breaks_in_the_middle_leaves_nothing_and_the_store_goes_on_with_another() {
        StorageUnavailable broken = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    terminate(RawSql.number(transaction, "SELECT pg_backend_pid()"));
                    transaction.store(Events.class).append(List.of(Sample.event(2)));
                    return true;
                }));

        assertThat(broken.retryable()).isTrue();
        assertThat(broken).hasMessageEndingWith("repeat the call.");
        append(Sample.event(3));
        assertThat(events()).containsExactly(Sample.event(3));
    }

    @Test
    void a_connection_that_breaks_before_the_commit_says_that_the_outcome_is_not_known() {
        StorageUnavailable broken = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    terminate(RawSql.number(transaction, "SELECT pg_backend_pid()"));
                    return true;
                }));

        assertThat(broken)
                .hasMessage("The connection broke in the commit, so it is not known whether it was written; repeat the"
                        + " call with the same idempotency key.");
        assertThat(broken.retryable()).isTrue();
        assertThat(events()).isEmpty();
    }

    private void terminate(long process) {
        try {
            database.admin("SELECT pg_terminate_backend(" + process + ", 10000)");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void connections_are_given_back_as_they_were_however_the_work_ended() throws Exception {
        append(Sample.event(1));
        assertThat(events()).hasSize(1);
        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(2)));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        assertThatThrownBy(() -> append(Sample.event(1))).isInstanceOf(StorageUnavailable.class);

        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('transaction_isolation') || ' '"
                                + " || current_setting('transaction_read_only') || ' ' || (SELECT count(*) FROM pg_cursors WHERE name <> '')")) {
            assertThat(connection.getAutoCommit()).isTrue();
            row.next();
            assertThat(row.getString(1)).isEqualTo("read committed off 0");
        }
    }

    @Test
    void while_the_pool_has_no_connection_to_give_the_call_may_be_repeated() throws Exception {
        try (Connection only = pool.getConnection()) {
            StorageUnavailable refusal = catchThrowableOfType(StorageUnavailable.class, this::events);
            assertThat(refusal).hasMessage("The database cannot be reached; repeat the call.");
            assertThat(refusal.retryable()).isTrue();
            assertThat(only.isClosed()).isFalse();
        }
        assertThat(events()).isEmpty();
    }

    @Test
    void rows_are_fetched_by_parts_and_the_rest_is_left_alone() {
        storage.write(scope, transaction -> {
            transaction
                    .store(Events.class)
                    .append(IntStream.range(0, 3_000).mapToObj(Sample::event).toList());
            return true;
        });

        List<Event> seen = new ArrayList<>();
        assertThatThrownBy(() -> storage.read(scope, transaction -> {
                    transaction.store(Events.class).each(event -> {
                        seen.add(event);
                        // A result that was fetched whole has no cursor left.
                        assertThat(RawSql.number(transaction, "SELECT count(*) FROM pg_cursors WHERE name <> ''"))
                                .isEqualTo(1);
                        throw new IllegalStateException("enough");
                    });
                    return true;
                }))
                .hasMessage("enough");

        assertThat(seen).containsExactly(Sample.event(0));
        assertThat(events()).hasSize(3_000);
    }

    @Test
    void closing_from_inside_a_transaction_is_refused_and_a_store_is_of_no_use_behind_it() {
        Runnable close = storage::close;
        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    close.run();
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        Events kept = storage.<Events>write(scope, transaction -> transaction.store(Events.class));
        assertThatThrownBy(() -> kept.append(List.of(Sample.event(1)))).isInstanceOf(IllegalStateException.class);
        assertThat(pool.isClosed()).isFalse();
    }
}
