package org.patrondesk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every {@link DeliveryQueue} promises about attempts and their results. */
public abstract class AttemptsContract extends SendingContract {
    /** How long a test waits for another thread that may, rightly, be kept waiting by the storage. */
    private static final long PATIENCE_MILLIS = 200;

    private final Delivery delivery = Sample.delivery(1, Sample.CENTRAL);

    @Test
    @Promise("queue-4")
    void an_attempt_without_a_result_is_overdue_when_its_lease_is_over_and_not_simply_given_again() {
        post(delivery);
        Claim claim = claim(LEASE);
        assertThat(start(claim, OVER)).isTrue();

        assertThat(claim(10, LEASE)).isEmpty();
        List<Claim> overdue = overdue();
        assertThat(overdue).extracting(Claim::delivery).containsExactly(delivery);
        assertThat(overdue.get(0).fence()).isEqualTo(claim.fence());
        assertThat(overdue.get(0).attempts()).isEqualTo(1);
    }

    @Test
    @Promise("queue-4")
    void nothing_else_is_overdue() {
        post(delivery);
        assertThat(overdue()).isEmpty();
        Claim unbegun = claim(OVER);
        assertThat(overdue()).isEmpty();

        Claim claim = claim(LEASE);
        assertThat(claim.delivery()).isEqualTo(unbegun.delivery());
        assertThat(start(claim, LEASE)).isTrue();
        assertThat(overdue()).isEmpty();
        assertThat(move(claim, Optional.of(ACCEPTED), again(Duration.ZERO))).isTrue();
        assertThat(overdue()).isEmpty();
    }

    @Test
    @Promise("queue-4")
    void while_one_takes_an_overdue_attempt_over_nobody_else_is_given_it_and_its_result_waits() throws Exception {
        post(delivery);
        Claim claim = claim(LEASE);
        assertThat(start(claim, OVER)).isTrue();
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> waiting = storage().contend(sender, transaction -> {
                DeliveryQueue queue = transaction.store(DeliveryQueue.class);
                Claim mine = queue.overdue(10).get(0);
                Future<?> taking = others.submit(() -> assertThat(overdue()).isEmpty());
                awaitBriefly(taking);
                Future<?> late =
                        others.submit(() -> assertThat(move(claim, Optional.of(ACCEPTED), to(DeliveryState.ACCEPTED)))
                                .isTrue());
                assertThat(awaitBriefly(late)).isFalse();
                assertThat(queue.move(mine, Optional.empty(), inDoubt())).isTrue();
                return List.<Future<?>>of(taking, late);
            });
            for (Future<?> each : waiting) {
                each.get(30, TimeUnit.SECONDS);
            }
        } finally {
            others.shutdownNow();
        }

        assertThat(status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(results()).containsExactly(Optional.of("accepted"));
    }

    /** Whether it was done within the test's patience. */
    private static boolean awaitBriefly(Future<?> other) {
        try {
            other.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException keptWaiting) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("The other thread failed.", e);
        }
    }

    @Test
    @Promise("queue-5")
    void an_attempt_is_written_down_when_it_begins() {
        post(delivery);
        assertThat(move(
                        claim(LEASE),
                        Optional.empty(),
                        new Next(DeliveryState.WAITING, Duration.ZERO, "", true, 0, false, Duration.ZERO)))
                .isTrue();
        Claim claim = claim(LEASE);
        assertThat(start(claim, LEASE)).isTrue();

        Attempt attempt = status(delivery).attempts().get(0);
        assertThat(attempt).isEqualTo(new Attempt(1, claim.fence(), attempt.started(), true, Optional.empty(), ""));
        assertThat(attempt.started()).isAfterOrEqualTo(claim.at());
    }

    @Test
    @Promise("queue-5")
    void no_attempt_begins_under_a_fence_that_is_no_longer_the_claims() {
        post(delivery);
        Claim old = claim(OVER);
        Claim young = claim(LEASE);

        assertThat(start(old, LEASE)).isFalse();
        assertThat(results()).isEmpty();
        assertThat(start(young, LEASE)).isTrue();
        assertThat(start(old, LEASE)).isFalse();
        assertThat(results()).hasSize(1);
    }

    @Test
    @Promise("queue-5")
    void no_attempt_begins_when_the_lease_is_over() {
        post(delivery);

        assertThat(start(claim(OVER), LEASE)).isFalse();
        assertThat(results()).isEmpty();
        assertThat(claim(10, LEASE)).hasSize(1);
    }

    @Test
    @Promise("queue-5")
    void of_one_claim_one_attempt_begins() {
        post(delivery);
        Claim claim = claim(LEASE);

        assertThat(start(claim, LEASE)).isTrue();
        assertThat(start(claim, LEASE)).isFalse();
        assertThat(move(claim, Optional.of(ACCEPTED), again(Duration.ZERO))).isTrue();
        assertThat(start(claim, LEASE)).isFalse();
        assertThat(results()).hasSize(1);
    }

    @Test
    @Promise("queue-6")
    void a_delivery_moves_on_and_the_result_of_its_attempt_is_written() {
        post(delivery);
        Claim claim = sent(
                new Result.Deferred(Result.Concern.ADDRESS, Duration.ZERO, "451-4.7.1"),
                new Next(DeliveryState.WAITING, Duration.ZERO, "451-4.7.1", true, 1, false, Duration.ZERO));

        DeliveryStatus status = status(delivery);
        assertThat(status.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(status.reason()).isEqualTo("451-4.7.1");
        assertThat(results()).containsExactly(Optional.of("deferred"));
        Claim next = claim(LEASE);
        assertThat(next.fence()).isGreaterThan(claim.fence());
        assertThat(next.attempts()).isEqualTo(1);
        assertThat(next.spent()).isEqualTo(1);
        assertThat(next.possibleDuplicate()).isTrue();
    }

    @Test
    @Promise("queue-6")
    void a_delivery_that_is_to_wait_is_not_given_before() {
        post(delivery);
        sent(new Result.Unknown("no-answer"), again(LEASE));
        assertThat(claim(10, LEASE)).isEmpty();

        assertThat(status(delivery).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    @Promise("queue-6")
    void nothing_moves_under_a_fence_that_is_no_longer_the_claims() {
        post(delivery);
        Claim old = claim(LEASE);
        assertThat(start(old, OVER)).isTrue();
        assertThat(move(overdue().get(0), Optional.empty(), again(Duration.ZERO)))
                .isTrue();
        Claim young = claim(LEASE);
        DeliveryStatus status = status(delivery);

        assertThat(move(old, Optional.of(ACCEPTED), to(DeliveryState.ACCEPTED))).isFalse();
        assertThat(status(delivery)).isEqualTo(status);
        assertThat(move(young, Optional.empty(), to(DeliveryState.FAILED))).isTrue();
    }

    @Test
    @Promise("queue-6")
    void a_result_counts_once() {
        post(delivery);
        Claim claim = sent(ACCEPTED, to(DeliveryState.ACCEPTED));
        DeliveryStatus status = status(delivery);

        assertThat(move(claim, Optional.of(new Result.Unknown("twice")), to(DeliveryState.UNKNOWN)))
                .isFalse();
        assertThat(status(delivery)).isEqualTo(status);
    }

    @Test
    @Promise("queue-6")
    void a_result_counts_however_late_it_comes_while_nobody_else_has_begun_anything() {
        post(delivery);
        Claim claim = claim(LEASE);
        assertThat(start(claim, OVER)).isTrue();
        assertThat(move(overdue().get(0), Optional.empty(), inDoubt())).isTrue();
        assertThat(status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(results()).containsExactly(Optional.empty());

        assertThat(move(claim, Optional.of(ACCEPTED), to(DeliveryState.ACCEPTED)))
                .isTrue();
        assertThat(status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(results()).containsExactly(Optional.of("accepted"));
    }

    @Test
    @Promise("queue-6")
    void a_claim_without_an_attempt_may_move_even_when_its_lease_is_over() {
        post(delivery);

        assertThat(move(claim(OVER), Optional.empty(), to(DeliveryState.FAILED)))
                .isTrue();
        assertThat(status(delivery).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(claim(10, LEASE)).isEmpty();
    }

    private List<Optional<String>> results() {
        return status(delivery).attempts().stream().map(Attempt::result).toList();
    }
}
