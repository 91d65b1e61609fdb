package org.patrondesk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.Attempt;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.QueueState;
import org.patrondesk.message.Repetition;
import org.patrondesk.message.Result;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.record.KeptRecords;

/** What every store of {@link Deliveries} promises to those who post and to those who look. */
public abstract class DeliveriesContract extends SendingContract {
    private static final Instant LONG_AGO = Sample.LONG_AGO;

    private final Delivery central = Sample.delivery(1, Sample.CENTRAL);
    private final Delivery atHarbour = Sample.delivery(2, Sample.HARBOUR);

    /** Everything in it otherwise than in {@link Sample#delivery}. */
    private static Delivery other(int n) {
        return new Delivery(
                Sample.id(n),
                Sample.NOON,
                Sample.MILL,
                Channel.SMS,
                Sample.ODD_TEXT,
                new Message("", Sample.LONGEST_TEXT.repeat(40)),
                "closing",
                Repetition.AT_LEAST_ONCE,
                Optional.of(LONG_AGO.minusSeconds(1)),
                Sample.FAR_AHEAD.minusMillis(1),
                Optional.empty(),
                Optional.of(Sample.person(n)),
                Optional.of(new Purpose("programs")));
    }

    @Test
    @Promise("deliveries-1")
    void a_delivery_is_found_field_for_field_as_one_that_waits() {
        Delivery other = other(2);
        post(central, other);

        assertThat(status(central))
                .isEqualTo(new DeliveryStatus(
                        central, DeliveryState.WAITING, "", 0, Sample.LONG_AGO.plusMillis(1), List.of()));
        assertThat(status(other).delivery()).isEqualTo(other);
    }

    @Test
    @Promise("deliveries-1")
    void a_delivery_is_in_the_queue_from_the_commit_on_and_given_field_for_field() {
        Delivery other = other(2);
        post(central, other);

        assertThat(claim(10, LEASE)).extracting(Claim::delivery).containsExactly(central);
        List<Claim> texts = contend(queue -> queue.claim(Channel.SMS, 10, LEASE));
        assertThat(texts).extracting(Claim::delivery).containsExactly(other);
    }

    @Test
    @Promise("deliveries-1")
    void a_failed_transaction_posts_nothing() {
        writeAndFail(scope, transaction -> transaction.store(Deliveries.class).add(List.of(central)));

        assertThat(found(scope, central)).isEmpty();
        assertThat(claim(10, LEASE)).isEmpty();
    }

    @Test
    @Promise("deliveries-2")
    void one_at_a_branch_outside_the_scope_is_refused_for_good_and_nothing_is_kept() {
        assertRefusedForGood(
                harbour, transaction -> transaction.store(Deliveries.class).add(List.of(atHarbour, central)));

        assertThat(found(scope, atHarbour)).isEmpty();
        assertThat(claim(10, LEASE)).isEmpty();
    }

    @Test
    @Promise("deliveries-2")
    void one_whose_id_is_there_is_refused_for_good_and_nothing_is_kept() {
        post(central);
        assertRefusedForGood(
                scope, transaction -> transaction.store(Deliveries.class).add(List.of(atHarbour, central)));

        assertThat(found(scope, atHarbour)).isEmpty();
        assertThat(claim(10, LEASE)).extracting(Claim::delivery).containsExactly(central);
    }

    @Test
    @Promise("deliveries-3")
    void only_those_within_the_scope_are_found() {
        post(central, atHarbour);

        assertThat(found(harbour, atHarbour)).isPresent();
        assertThat(found(harbour, central)).isEmpty();
        assertThat(found(elsewhere, central)).isEmpty();
    }

    @Test
    @Promise("deliveries-3")
    void a_delivery_is_found_with_all_its_attempts_in_their_order() {
        post(central);
        Claim first = sent(new Result.Unknown("no-answer"), again(Duration.ZERO));
        Claim second = sent(new Result.Accepted("provider-2"), to(DeliveryState.ACCEPTED));

        DeliveryStatus status = status(central);
        assertThat(status.state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(status.attempts())
                .extracting(Attempt::number, Attempt::fence, Attempt::result, Attempt::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, first.fence(), Optional.of("unknown"), "no-answer"),
                        org.assertj.core.groups.Tuple.tuple(2, second.fence(), Optional.of("accepted"), "provider-2"));
        assertThat(status.attempts().get(0).started())
                .isBeforeOrEqualTo(status.attempts().get(1).started());
    }

    @Test
    @Promise("deliveries-4")
    void those_in_a_state_come_in_the_order_of_posting_without_their_attempts() {
        post(IntStream.rangeClosed(1, 13)
                .mapToObj(n -> Sample.delivery(14 - n, Sample.CENTRAL))
                .toArray(Delivery[]::new));
        List<Claim> claims = claim(7, LEASE);
        List<DeliveryState> states = List.of(DeliveryState.values());
        for (int i = 0; i < claims.size(); i++) {
            assertThat(start(claims.get(i), LEASE)).isTrue();
            assertThat(states.get(i) == DeliveryState.SENDING
                            || move(claims.get(i), Optional.of(ACCEPTED), to(states.get(i))))
                    .isTrue();
        }

        for (int i = 0; i < states.size(); i++) {
            List<Delivery> expected =
                    new java.util.ArrayList<>(List.of(claims.get(i).delivery()));
            if (states.get(i) == DeliveryState.WAITING) {
                IntStream.rangeClosed(8, 13).forEach(n -> expected.add(Sample.delivery(n, Sample.CENTRAL)));
            }
            List<DeliveryStatus> found = all(scope, states.get(i));
            assertThat(found).extracting(DeliveryStatus::delivery).containsExactlyElementsOf(expected);
            assertThat(found).allMatch(status -> status.attempts().isEmpty());
        }
    }

    @Test
    @Promise("deliveries-4")
    void only_those_within_the_scope_are_handed_over() {
        post(central, atHarbour);

        assertThat(all(harbour, DeliveryState.WAITING))
                .extracting(DeliveryStatus::delivery)
                .containsExactly(atHarbour);
        assertThat(all(elsewhere, DeliveryState.WAITING)).isEmpty();
    }

    @Test
    @Promise("deliveries-8")
    void those_to_a_person_are_handed_over_in_the_order_of_posting_within_the_scope() {
        Delivery second = KeptRecords.delivery(2, Sample.HARBOUR, Sample.FAR_AHEAD);
        Delivery first = KeptRecords.delivery(1, Sample.CENTRAL, Sample.FAR_AHEAD);
        post(second, first, Sample.delivery(3, Sample.CENTRAL));

        assertThat(about(scope)).containsExactly(first, second);
        assertThat(about(harbour)).containsExactly(second);
        assertThat(about(elsewhere)).isEmpty();
    }

    private List<Delivery> about(Scope where) {
        return read(
                        where,
                        Deliveries.class,
                        store -> PortContract.<DeliveryStatus>collected(to -> store.about(Sample.PATRON, to)))
                .stream()
                .map(DeliveryStatus::delivery)
                .toList();
    }

    @Test
    @Promise("deliveries-6")
    void the_queue_is_counted_by_state_within_the_scope() {
        assertThat(queue(scope)).isEqualTo(new QueueState(0, 0, 0, 0, Optional.empty(), Map.of()));
        post(central, atHarbour);
        post(IntStream.rangeClosed(3, 8)
                .mapToObj(n -> Sample.delivery(n, Sample.CENTRAL))
                .toArray(Delivery[]::new));
        List<Claim> claims = claim(6, LEASE);
        move(claims.get(0), Optional.empty(), to(DeliveryState.UNKNOWN));
        move(claims.get(1), Optional.empty(), to(DeliveryState.FAILED));
        move(claims.get(2), Optional.empty(), to(DeliveryState.FAILED));
        move(claims.get(3), Optional.empty(), to(DeliveryState.ACCEPTED));
        move(claims.get(4), Optional.empty(), to(DeliveryState.DROPPED));

        // Numbers 7 and 8 wait still, and have for years.
        QueueState state = queue(scope);
        assertThat(state).isEqualTo(new QueueState(2, 1, 1, 2, state.oldestDue(), Map.of()));
        assertThat(state.oldestDue()).hasValueSatisfying(DeliveriesContract::isOfYears);
        assertThat(queue(harbour)).isEqualTo(new QueueState(0, 0, 0, 1, Optional.empty(), Map.of()));
        assertThat(queue(elsewhere)).isEqualTo(new QueueState(0, 0, 0, 0, Optional.empty(), Map.of()));
    }

    @Test
    @Promise("deliveries-6")
    void what_is_not_due_yet_is_counted_and_not_overdue() {
        post(due(1, Optional.of(Sample.FAR_AHEAD)));
        assertThat(queue(scope)).isEqualTo(new QueueState(1, 0, 0, 0, Optional.empty(), Map.of()));

        post(due(2, Optional.empty()));
        assertThat(queue(scope).waiting()).isEqualTo(2);
        assertThat(queue(scope).oldestDue())
                .hasValueSatisfying(age -> assertThat(age).isLessThan(Duration.ofDays(1)));
    }

    private static Delivery due(int n, Optional<Instant> due) {
        Delivery like = Sample.delivery(n, Sample.CENTRAL);
        return new Delivery(
                like.id(),
                like.at(),
                like.branch(),
                like.channel(),
                like.to(),
                like.message(),
                like.messageClass(),
                like.repetition(),
                due,
                like.expires(),
                like.about(),
                like.person(),
                like.purpose());
    }

    @Test
    @Promise("deliveries-1")
    void one_that_is_due_at_once_is_ready_when_it_is_posted_by_the_stores_own_clock() {
        Delivery atOnce = due(1, Optional.empty());
        post(atOnce);

        assertThat(status(atOnce).delivery()).isEqualTo(atOnce);
        assertThat(claim(10, LEASE)).extracting(Claim::delivery).containsExactly(atOnce);
    }

    private List<DeliveryStatus> all(Scope where, DeliveryState state) {
        return read(where, Deliveries.class, store -> collected(to -> store.each(state, to)));
    }

    private QueueState queue(Scope where) {
        return read(where, Deliveries.class, Deliveries::queue);
    }

    @Test
    @Promise("deliveries-6")
    void what_a_worker_left_and_what_a_channel_keeps_back_is_overdue_since_it_was_due() {
        post(central);
        claim(1, Duration.ofMillis(-1));
        assertThat(queue(scope).oldestDue()).hasValueSatisfying(DeliveriesContract::isOfYears);

        move(claim(1, LEASE).get(0), Optional.empty(), pausing(LEASE));
        assertThat(queue(scope).oldestDue()).hasValueSatisfying(DeliveriesContract::isOfYears);
        assertThat(queue(scope).resting())
                .containsOnlyKeys(Channel.EMAIL)
                .allSatisfy((channel, left) -> assertThat(left).isBetween(Duration.ofMillis(1), LEASE));
        assertThat(queue(elsewhere).resting()).isEmpty();
    }

    private static void isOfYears(Duration age) {
        assertThat(age).isGreaterThan(Duration.ofDays(3650));
    }

    @Test
    @Promise("deliveries-7")
    void the_time_of_the_store_is_that_by_which_deliveries_are_due() {
        Instant before = read(scope, Deliveries.class, Deliveries::now);
        post(due(1, Optional.of(before)), due(2, Optional.of(before.plus(Duration.ofDays(1)))));

        assertThat(claim(10, LEASE)).extracting(Claim::delivery).containsExactly(due(1, Optional.of(before)));
        assertThat(before).isEqualTo(before.truncatedTo(ChronoUnit.MILLIS));
    }
}
