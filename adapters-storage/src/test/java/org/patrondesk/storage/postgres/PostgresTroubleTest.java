package org.patrondesk.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.Barriers;
import org.patrondesk.decision.Decision;
import org.patrondesk.decision.Decisions;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyKeys;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.jdbc.RawSql;
import org.patrondesk.testkit.Sample;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresTroubleTest {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private TestDatabase database;
    private HikariDataSource pool;
    private PostgresStorage storage;

    /** One connection is enough, so that one which is not given back is missed. */
    @BeforeEach
    void open() {
        database = TestDatabase.ready();
        pool = database.pool(1, 1_000);
        storage = PostgresStorage.open(pool);
    }

    @AfterEach
    void close() {
        storage.close();
        pool.close();
    }

    @Test
    void a_transaction_whose_statement_failed_is_not_committed_even_when_the_work_looks_away() {
        Decision taken = Sample.inRun("spring", 1, Sample.CENTRAL);
        storage.write(scope, transaction -> {
            transaction.store(Decisions.class).record(List.of(taken));
            return true;
        });

        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    assertThatThrownBy(() -> transaction.store(Decisions.class).record(List.of(taken)))
                            .isInstanceOf(StorageUnavailable.class)
                            .hasNoCause();
                    return true;
                }))
                .hasMessage("The row, or its place, is recorded already; nothing was recorded.")
                .hasNoCause();

        assertThat(events()).isEmpty();
    }

    @Test
    void a_text_that_the_database_cannot_keep_is_refused_in_one_sentence_and_shown_to_nobody() {
        StorageUnavailable refusal = catchThrowableOfType(
                StorageUnavailable.class,
                () -> storage.write(scope, transaction -> {
                    transaction
                            .store(Barriers.class)
                            .record(new Barrier(Sample.id(1), Sample.NOON, Sample.CENTRAL, "se\u0000cret", "staff-1"));
                    return true;
                }));

        assertThat(refusal)
                .hasMessage("A text holds the character U+0000, which PostgreSQL cannot keep; take it out. Nothing was"
                        + " written.");
        assertThat(refusal.retryable()).isFalse();
        assertThat(refusal.getCause()).hasMessageNotContaining("cret");
    }

    @Test
    void within_stored_objects_every_character_is_kept() {
        Event event = new Event(
                Sample.id(1),
                Sample.NOON,
                "staff-1",
                StoredObject.of("sample", 1).with("text", "a\u0000b\u0001\uffff"));
        append(event);

        assertThat(events()).containsExactly(event);
    }

    @Test
    void a_key_too_long_for_an_index_is_refused_in_one_sentence() {
        byte[] noise = new byte[8_000];
        new SecureRandom().nextBytes(noise);
        String key = HexFormat.of().formatHex(noise);

        assertThatThrownBy(() -> storage.write(
                        scope,
                        transaction -> transaction.store(IdempotencyKeys.class).find(key)))
                .isInstanceOf(StorageUnavailable.class)
                .hasMessage(
                        "A key or a code is too long for an index; shorten it to 2,000 bytes. Nothing was written.");
    }

    @Test
    void rows_after_one_that_cannot_be_written_take_the_others_with_them() {
        List<Event> events = new ArrayList<>(
                IntStream.range(0, 1_500).mapToObj(Sample::event).toList());
        events.add(new Event(
                Sample.id(1_500),
                Sample.NOON,
                "staff-1",
                StoredObject.of("sample", 1).with("half", "\ud83d")));

        assertThatThrownBy(() -> storage.write(scope, transaction -> {
                    assertThatThrownBy(() -> transaction.store(Events.class).append(events))
                            .isInstanceOf(IllegalArgumentException.class);
                    return true;
                }))
                .isInstanceOf(StorageUnavailable.class);

        assertThat(events()).isEmpty();
    }

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
    void a_driver_that_hides_how_many_rows_were_new_is_refused_by_name() {
        PGSimpleDataSource rewriting = new PGSimpleDataSource();
        rewriting.setUrl(database.url(TestDatabase.RUNTIME));
        rewriting.setReWriteBatchedInserts(true);
        try (PostgresStorage hiding = PostgresStorage.open(rewriting)) {
            assertThatThrownBy(() -> hiding.write(scope, transaction -> {
                        transaction.store(Events.class).append(List.of(Sample.event(1), Sample.event(2)));
                        return true;
                    }))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("reWriteBatchedInserts");
        }
    }

    @Test
    void an_event_that_was_changed_behind_the_store_is_refused_by_its_id() throws Exception {
        append(Sample.event(1));
        database.admin("UPDATE event SET body = replace(body, '1', '7')");

        assertThatThrownBy(this::events)
                .isInstanceOf(StorageUnavailable.class)
                .hasMessageContaining("The event " + Sample.id(1) + " was changed after it was written");
    }

    @Test
    void the_runtime_role_cannot_change_or_remove_what_is_only_ever_added_to() throws Exception {
        append(Sample.event(1));
        for (String command : List.of(
                "UPDATE event SET actor = 'staff-2'",
                "DELETE FROM event",
                "DELETE FROM decision",
                "TRUNCATE follow_up")) {
            assertThatThrownBy(() -> TestDatabase.execute(database.runtime(), command))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
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

    private void append(Event event) {
        storage.write(scope, transaction -> {
            transaction.store(Events.class).append(List.of(event));
            return Optional.empty();
        });
    }

    private List<Event> events() {
        List<Event> found = new ArrayList<>();
        return storage.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }
}
