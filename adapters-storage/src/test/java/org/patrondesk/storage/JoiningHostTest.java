package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.patrondesk.Session;
import org.patrondesk.decision.Request;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;
import org.patrondesk.testkit.Sample;

/** What the desk does within a transaction of the host's comes with its commit, or not at all. */
class JoiningHostTest extends HostTransactions {
    private static final Request REQUEST = Request.at(Sample.CENTRAL, Channel.DESK, Map.of("postcode-area", "DH"))
            .withKey("request-1");

    private static PostMessage message(String text) {
        return PostMessage.of(
                        Sample.CENTRAL, Channel.EMAIL, "reader@example.org", new Message("Hold", text), "hold-ready")
                .withKey("message-1");
    }

    @Test
    void what_the_host_commits_is_there_the_desks_part_and_its_own() throws Exception {
        try (Connection host = begun()) {
            loan(host, 1);
            Session joined = session(joined(host));
            joined.requests().decide(REQUEST).orThrow();
            joined.outbox().post(message("It is ready.")).orThrow();
            assertThat(rows()).isEqualTo("loan 0, decision 0, delivery 0, event 1, key 0, delta 0");
            host.commit();
        }

        // One event for the policy, one each for the decision and the message.
        assertThat(rows()).isEqualTo("loan 1, decision 1, delivery 1, event 3, key 2, delta 1");
    }

    @Test
    void what_the_host_rolls_back_was_never_there() throws Exception {
        try (Connection host = begun()) {
            loan(host, 1);
            Session joined = session(joined(host));
            joined.requests().decide(REQUEST).orThrow();
            joined.outbox().post(message("It is ready.")).orThrow();
            host.rollback();
        }

        assertThat(rows()).isEqualTo("loan 0, decision 0, delivery 0, event 1, key 0, delta 0");
        desk().requests().decide(REQUEST).orThrow();
        assertThat(rows()).isEqualTo("loan 0, decision 1, delivery 0, event 2, key 1, delta 1");
    }

    @Test
    void a_message_leaves_only_after_the_hosts_commit() throws Exception {
        try (Connection host = begun()) {
            session(joined(host)).outbox().post(message("It is ready.")).orThrow();
            assertThat(worker().goRound()).isZero();
            assertThat(sent).isEmpty();
            host.commit();
        }

        assertThat(worker().goRound()).isEqualTo(1);
        assertThat(sent).hasSize(1);
    }

    @Test
    void no_worker_sends_within_the_hosts_transaction() throws Exception {
        desk().outbox().post(message("It is ready.")).orThrow();
        try (Connection host = begun()) {
            assertThatThrownBy(() -> worker(joined(host)).goRound())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("send from the desk itself");
            host.commit();
        }
        assertThat(sent).isEmpty();
        assertThat(worker().goRound()).isEqualTo(1);
    }

    @Test
    void a_call_with_a_key_is_carried_out_once_whether_joined_or_not() throws Exception {
        UUID first;
        try (Connection host = begun()) {
            first = session(joined(host)).outbox().post(message("It is ready.")).orThrow();
            assertThat(session(joined(host))
                            .outbox()
                            .post(message("It is ready."))
                            .orThrow())
                    .isEqualTo(first);
            host.commit();
        }
        assertThat(desk().outbox().post(message("It is ready.")).orThrow()).isEqualTo(first);
        try (Connection host = begun()) {
            assertThat(session(joined(host))
                            .outbox()
                            .post(message("It is ready."))
                            .orThrow())
                    .isEqualTo(first);
            host.commit();
        }

        assertThat(rows()).startsWith("loan 0, decision 0, delivery 1,");
    }

    @Test
    void a_call_beside_the_host_with_the_same_key_waits_for_its_commit_and_gets_its_answer() throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (Connection host = begun()) {
            UUID posted =
                    session(joined(host)).outbox().post(message("It is ready.")).orThrow();
            Future<Answer<UUID>> other = beside.submit(() -> desk().outbox().post(message("It is ready.")));
            assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            host.commit();

            assertThat(other.get(30, TimeUnit.SECONDS).orThrow()).isEqualTo(posted);
        } finally {
            beside.shutdownNow();
        }
        assertThat(rows()).startsWith("loan 0, decision 0, delivery 1,");
    }

    @Test
    void a_call_that_waited_for_a_host_that_rolls_back_is_carried_out() throws Exception {
        ExecutorService beside = Executors.newSingleThreadExecutor();
        try (Connection host = begun()) {
            UUID posted =
                    session(joined(host)).outbox().post(message("It is ready.")).orThrow();
            Future<Answer<UUID>> other = beside.submit(() -> desk().outbox().post(message("It is ready.")));
            assertThatThrownBy(() -> other.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            host.rollback();

            assertThat(other.get(30, TimeUnit.SECONDS).orThrow()).isNotEqualTo(posted);
        } finally {
            beside.shutdownNow();
        }
        assertThat(rows()).startsWith("loan 0, decision 0, delivery 1,");
    }

    @Test
    void a_key_that_was_used_for_something_else_is_refused_and_the_host_goes_on() throws Exception {
        desk().outbox().post(message("It is ready.")).orThrow();
        try (Connection host = begun()) {
            loan(host, 1);
            Session joined = session(joined(host));
            assertThatThrownBy(() -> joined.outbox().post(message("It is not ready.")))
                    .isInstanceOf(IdempotencyConflict.class);
            joined.requests().decide(REQUEST).orThrow();
            host.commit();
        }

        assertThat(rows()).startsWith("loan 1, decision 1, delivery 1,");
    }

    @Test
    void a_key_that_was_used_after_the_host_began_sends_the_host_back_to_its_start() throws Exception {
        try (Connection host = begun()) {
            loan(host, 1);
            UUID first = desk().outbox().post(message("It is ready.")).orThrow();

            StorageUnavailable overtaken = catchThrowableOfType(
                    StorageUnavailable.class,
                    () -> session(joined(host)).outbox().post(message("It is ready.")));
            assertThat(overtaken)
                    .hasMessage("Another transaction was in the way; roll yours back and run it again from its start.");
            assertThat(overtaken.retryable()).isTrue();
            host.rollback();
            assertThat(session(joined(host))
                            .outbox()
                            .post(message("It is ready."))
                            .orThrow())
                    .isEqualTo(first);
        }
    }

    @Test
    void two_hosts_whose_work_has_no_order_do_not_both_commit() throws Exception {
        try (Connection one = begun();
                Connection other = begun()) {
            // Each reads what the other adds to.
            assertThat(loans(one)).isZero();
            session(joined(one)).requests().decide(REQUEST).orThrow();
            assertThat(decisions(other)).isZero();
            loan(other, 1);
            other.commit();

            assertThatThrownBy(one::commit)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            failure -> assertThat(failure.getSQLState()).isEqualTo("40001"));
        }
        assertThat(rows()).startsWith("loan 1, decision 0,");
    }

    @Test
    void what_was_adopted_in_a_transaction_that_was_rolled_back_decides_nothing() throws Exception {
        String before = decidedUnder(desk());
        try (Connection host = begun()) {
            Session joined = session(joined(host));
            joined.policies().adopt(Sample.policySet("2")).orThrow();
            assertThat(decidedUnder(joined))
                    .isEqualTo(Sample.policySet("2").hash().hex())
                    .isNotEqualTo(before);
            host.rollback();
        }

        assertThat(decidedUnder(desk())).isEqualTo(before);
        try (Connection host = begun()) {
            assertThat(decidedUnder(session(joined(host)))).isEqualTo(before);
        }
    }

    private static String decidedUnder(Session session) {
        return session.requests()
                .decide(Request.at(Sample.CENTRAL, Channel.DESK, Map.of("postcode-area", "DH")))
                .orThrow()
                .verdict()
                .policy()
                .hash()
                .hex();
    }
}
