package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.measure.Counters;
import org.patrondesk.privacy.Dossiers;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/** What a store refuses to join, and what becomes of the host's transaction when a part of it is refused. */
class JoiningRefusalsTest extends HostTransactions {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.LOG_NO);

    @Test
    void a_call_that_fails_takes_back_its_own_rows_and_the_hosts_transaction_goes_on() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            loan(host, 1);
            append(joined, 1);
            assertThatThrownBy(() -> joined.write(scope, transaction -> {
                        transaction.store(Events.class).append(List.of(Sample.event(2)));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            // This one fails in the database.
            assertThatThrownBy(() -> joined.write(scope, transaction -> {
                        transaction.store(Events.class).append(List.of(Sample.event(3)));
                        transaction.store(Events.class).append(List.of(Sample.event(1)));
                        return true;
                    }))
                    .isInstanceOf(StorageUnavailable.class);
            append(joined, 4);
            loan(host, 2);
            assertThat(loans(host)).isEqualTo(2);
            host.commit();
        }

        assertThat(events(storage)).contains(Sample.event(1), Sample.event(4)).hasSize(3);
        assertThat(rows()).startsWith("loan 2,");
    }

    @Test
    void an_erasure_is_refused_because_the_host_could_not_take_it_back() throws Exception {
        try (Connection host = begun();
                PatronDesk desk = PatronDesk.builder().storage(joined(host)).build()) {
            Dossiers dossiers = desk.as(Identity::of, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.PRIVACY_OFFICER))
                    .dossiers();

            assertThatThrownBy(() -> dossiers.erase(Sample.PATRON, "letter 7"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("call the desk itself");
            assertThat(dossiers.hold(Sample.PATRON, "court 1")).isInstanceOf(Answer.Done.class);
            host.commit();
        }
        assertThat(events(storage))
                .extracting(Event::type)
                .contains("hold-placed")
                .doesNotContain("erasure-begun");
    }

    @Test
    void work_that_looks_away_from_a_failed_statement_is_taken_back_as_well() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            append(joined, 1);
            assertThatThrownBy(() -> joined.write(scope, transaction -> {
                        assertThatThrownBy(() -> transaction.store(Events.class).append(List.of(Sample.event(1))))
                                .isInstanceOf(StorageUnavailable.class);
                        return true;
                    }))
                    .isInstanceOf(StorageUnavailable.class);
            assertThat(loans(host)).isZero();
        }
    }

    @Test
    void what_the_transaction_wrote_is_read_in_it() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            append(joined, 1);

            assertThat(events(joined)).contains(Sample.event(1));
            assertThat(events(storage)).doesNotContain(Sample.event(1));
            assertThatThrownBy(() -> joined.read(scope, transaction -> {
                        transaction
                                .store(Counters.class)
                                .add(List.of(Sample.delta(Sample.CENTRAL, LocalDate.of(2026, 11, 18), 1)));
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void calls_do_not_nest() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            assertThatThrownBy(() -> joined.write(scope, outer -> joined.read(scope, inner -> true)))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(loans(host)).isZero();
        }
    }

    @Test
    void once_closed_it_is_of_no_use_and_the_connection_is_the_hosts_still() throws Exception {
        try (Connection host = begun()) {
            loan(host, 1);
            Storage joined = joined(host);
            append(joined, 1);
            joined.close();
            joined.close();

            assertThatThrownBy(() -> append(joined, 2))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessageContaining("closed");
            assertThat(host.isClosed()).isFalse();
            host.commit();
        }
        assertThat(events(storage)).contains(Sample.event(1));
        assertThat(rows()).startsWith("loan 1,");
    }

    @Test
    void a_store_that_is_closed_joins_nothing() throws Exception {
        try (Connection host = begun()) {
            PostgresStorage other = PostgresStorage.open(pool);
            other.close();

            assertRefused(() -> other.joining(host), "closed");
        }
    }

    @Test
    void a_connection_without_a_transaction_is_refused() throws Exception {
        try (Connection host = pool.getConnection()) {
            assertRefused(() -> joined(host), "setAutoCommit(false)");
        }
    }

    @Test
    void a_transaction_that_is_not_serializable_is_refused_now_and_later() throws Exception {
        try (Connection host = begun()) {
            host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertRefused(() -> joined(host), "two calls with one idempotency key could both be carried out");
            host.rollback();
            host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            assertRefused(() -> joined(host), "repeatable read");
            host.rollback();
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            Storage joined = joined(host);
            append(joined, 1);
            host.rollback();

            // The next transaction on the same connection.
            host.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertRefused(() -> append(joined, 2), "read committed");
        }
        assertThat(events(storage)).hasSize(1);
    }

    @Test
    void a_transaction_that_may_not_write_is_refused() throws Exception {
        try (Connection host = begun()) {
            host.setReadOnly(true);
            assertRefused(() -> joined(host), "only reads");
            host.rollback();
            host.setReadOnly(false);
        }
    }

    @Test
    void a_transaction_that_would_not_be_durable_is_refused() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            execute(host, "SET LOCAL synchronous_commit = off");
            assertRefused(() -> append(joined, 1), "synchronous_commit is off");
        }
    }

    @Test
    void a_transaction_that_has_failed_is_refused() throws Exception {
        try (Connection host = begun()) {
            Storage joined = joined(host);
            assertThatThrownBy(() -> execute(host, "SELECT 1 / 0")).isInstanceOf(SQLException.class);

            assertThatThrownBy(() -> append(joined, 1))
                    .isInstanceOf(StorageUnavailable.class)
                    .hasMessage("The transaction has failed already; roll it back and begin anew.");
            host.rollback();
            append(joined, 1);
        }
    }

    @Test
    void a_role_that_could_do_more_than_the_store_needs_is_refused() throws Exception {
        try (Connection host = database.admin().getConnection()) {
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            assertRefused(() -> joined(host), "SUPERUSER");
        }
        try (Connection host = database.owner().getConnection()) {
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            assertRefused(() -> joined(host), "let another role own them");
        }
    }

    @Test
    void a_connection_that_sees_another_schema_first_is_refused_and_can_be_used_on() throws Exception {
        try (Connection host = begun()) {
            assertThat(events(joined(host))).hasSize(1);
            execute(host, "SET LOCAL search_path = host, public");
            assertRefused(() -> joined(host), "has to be set up");
            loan(host, 1);
            host.commit();
        }
        assertThat(rows()).startsWith("loan 1,");
    }

    @Test
    void another_database_is_looked_at_for_itself() throws Exception {
        try (Connection host = TestDatabase.empty().runtime().getConnection()) {
            host.setAutoCommit(false);
            host.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            assertRefused(() -> joined(host), "has to be set up");
        }
    }

    private static void assertRefused(ThrowingCallable call, String reason) {
        StorageUnavailable refusal = catchThrowableOfType(StorageUnavailable.class, call);
        assertThat(refusal).hasMessageContaining(reason);
        assertThat(refusal.retryable()).isFalse();
    }

    private static void execute(Connection host, String sql) throws SQLException {
        try (Statement statement = host.createStatement()) {
            statement.execute(sql);
        }
    }

    private void append(Storage where, int event) {
        where.write(scope, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(event)));
            return true;
        });
    }

    private List<Event> events(Storage where) {
        List<Event> found = new ArrayList<>();
        return where.read(scope, transaction -> {
            transaction.store(Events.class).each(found::add);
            return found;
        });
    }
}
