package org.patrondesk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Scope;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every {@link DeliveryQueue} promises about what it gives to whom. */
public abstract class DeliveryQueueContract extends SendingContract {
    private final Delivery delivery = Sample.delivery(1, Sample.CENTRAL);

    private static Delivery due(int n, Channel channel, Instant due) {
        Delivery like = Sample.delivery(n, Sample.CENTRAL);
        return new Delivery(
                like.id(),
                like.at(),
                like.branch(),
                channel,
                like.to(),
                like.message(),
                like.messageClass(),
                like.repetition(),
                Optional.of(due),
                like.expires(),
                like.about(),
                like.person(),
                like.purpose());
    }

    @Test
    @Promise("queue-1")
    void what_one_worker_has_nobody_else_is_given_until_its_lease_is_over() {
        post(delivery);

        assertThat(claim(10, OVER)).extracting(Claim::delivery).containsExactly(delivery);
        assertThat(claim(10, LEASE)).extracting(Claim::delivery).containsExactly(delivery);
        assertThat(claim(10, LEASE)).isEmpty();
        assertThat(status(delivery).state()).isEqualTo(DeliveryState.SENDING);
    }

    @Test
    @Promise("queue-1")
    void of_many_workers_each_delivery_is_given_to_one() throws Exception {
        post(IntStream.range(0, 60)
                .mapToObj(n -> Sample.delivery(n, Sample.CENTRAL))
                .toArray(Delivery[]::new));
        List<List<Claim>> claims = Race.run(number -> {
            List<Claim> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.addAll(claim(3, LEASE));
            }
            return all;
        });

        assertThat(claims.stream().flatMap(List::stream).map(Claim::delivery))
                .hasSize(60)
                .doesNotHaveDuplicates();
    }

    @Test
    @Promise("queue-1")
    void the_oldest_are_given_first_and_no_more_than_asked_for() {
        Delivery first = due(3, Channel.EMAIL, Sample.LONG_AGO);
        Delivery second = due(1, Channel.EMAIL, Sample.LONG_AGO.plusSeconds(1));
        Delivery third = due(2, Channel.EMAIL, Sample.LONG_AGO.plusSeconds(1));
        Delivery fourth = due(4, Channel.EMAIL, Sample.LONG_AGO.plusSeconds(2));
        post(second, fourth, third, first);

        assertThat(claim(3, LEASE)).extracting(Claim::delivery).containsExactly(first, second, third);
        assertThat(claim(3, LEASE)).extracting(Claim::delivery).containsExactly(fourth);
    }

    @Test
    @Promise("queue-1")
    void what_is_not_due_and_what_is_another_tenants_is_not_given() {
        post(due(1, Channel.EMAIL, Sample.FAR_AHEAD));
        assertThat(claim(10, LEASE)).isEmpty();

        post(Sample.delivery(2, Sample.CENTRAL));
        Scope stranger = Sample.sender(Sample.OTHER_TENANT);
        List<Claim> given = storage()
                .contend(
                        stranger,
                        transaction -> transaction.store(DeliveryQueue.class).claim(Channel.EMAIL, 10, LEASE));
        assertThat(given).isEmpty();
    }

    @Test
    @Promise("queue-1")
    void a_reading_transaction_gives_nothing() {
        post(delivery);
        assertThatThrownBy(() -> read(sender, DeliveryQueue.class, queue -> queue.claim(Channel.EMAIL, 1, LEASE)))
                .isInstanceOf(RuntimeException.class);

        assertThat(status(delivery).state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    @Promise("queue-2")
    void each_claim_has_a_higher_fence_than_any_before() {
        post(delivery);
        Claim first = claim(OVER);
        Claim second = claim(LEASE);
        assertThat(second.fence()).isGreaterThan(first.fence());

        assertThat(move(second, Optional.empty(), to(DeliveryState.FAILED))).isTrue();
        assertThat(decide(scope, delivery, second.fence(), again(Duration.ZERO)))
                .isTrue();
        assertThat(claim(LEASE).fence()).isGreaterThan(second.fence());
    }

    @Test
    @Promise("queue-3")
    void nothing_of_a_channel_that_is_paused_is_given() {
        Delivery text = due(3, Channel.SMS, Sample.LONG_AGO.plusSeconds(1));
        post(delivery, Sample.delivery(2, Sample.CENTRAL), text);
        Claim claim = claim(1, LEASE).get(0);
        assertThat(move(claim, Optional.empty(), pausing(LEASE))).isTrue();

        assertThat(claim(10, LEASE)).isEmpty();
        assertThat(texts()).extracting(Claim::delivery).containsExactly(text);
    }

    private List<Claim> texts() {
        return contend(queue -> queue.claim(Channel.SMS, 10, LEASE));
    }

    @Test
    @Promise("queue-1")
    void what_goes_out_on_another_channel_is_not_given() {
        post(delivery);

        assertThat(texts()).isEmpty();
        assertThat(claim(10, LEASE)).hasSize(1);
    }

    @Test
    @Promise("queue-7")
    void there_is_no_next_one_before_the_channels_pause_is_over_and_another_channel_does_not_wait_for_it() {
        Delivery text = due(3, Channel.SMS, Sample.LONG_AGO);
        post(delivery, text);
        assertThat(move(claim(LEASE), Optional.empty(), pausing(LEASE))).isTrue();

        assertThat(untilNext().orElseThrow()).isPositive().isLessThanOrEqualTo(LEASE);
        assertThat(contend(queue -> queue.untilNext(Channel.SMS)).orElseThrow()).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    @Promise("queue-3")
    void a_channel_whose_pause_is_over_is_given_again() {
        post(delivery, Sample.delivery(2, Sample.CENTRAL));
        assertThat(move(claim(1, LEASE).get(0), Optional.empty(), pausing(Duration.ofMillis(-1))))
                .isTrue();

        assertThat(claim(10, LEASE)).hasSize(2);
    }

    @Test
    @Promise("queue-8")
    void a_shorter_pause_does_not_end_a_longer_one() {
        post(delivery, Sample.delivery(2, Sample.CENTRAL));
        List<Claim> claims = claim(2, LEASE);
        assertThat(move(claims.get(0), Optional.empty(), pausing(LEASE))).isTrue();
        assertThat(move(claims.get(1), Optional.empty(), pausing(Duration.ofMillis(-1))))
                .isTrue();

        assertThat(claim(10, LEASE)).isEmpty();
    }

    @Test
    @Promise("queue-8")
    void what_is_given_back_without_an_attempt_keeps_its_place_before_the_younger_ones() {
        post(delivery, Sample.delivery(2, Sample.CENTRAL));
        assertThat(move(claim(1, LEASE).get(0), Optional.empty(), again(Duration.ZERO)))
                .isTrue();

        assertThat(claim(1, LEASE)).extracting(Claim::delivery).containsExactly(delivery);
    }

    @Test
    @Promise("queue-7")
    void there_is_no_next_one_in_a_queue_without_any() {
        assertThat(untilNext()).isEmpty();
        post(delivery);
        assertThat(move(claim(LEASE), Optional.empty(), to(DeliveryState.ACCEPTED)))
                .isTrue();

        assertThat(untilNext()).isEmpty();
    }

    @Test
    @Promise("queue-7")
    void the_time_until_the_next_one_ends_when_it_is_due_or_its_lease_is_over() {
        post(due(1, Channel.EMAIL, Sample.FAR_AHEAD));
        assertThat(untilNext().orElseThrow()).isGreaterThan(LEASE);

        post(Sample.delivery(2, Sample.CENTRAL));
        assertThat(untilNext().orElseThrow()).isLessThanOrEqualTo(Duration.ZERO);

        Claim claim = claim(LEASE);
        assertThat(untilNext().orElseThrow()).isPositive().isLessThanOrEqualTo(LEASE);
        assertThat(start(claim, OVER)).isTrue();
        assertThat(untilNext().orElseThrow()).isLessThanOrEqualTo(Duration.ZERO);
    }

    private Optional<Duration> untilNext() {
        return contend(queue -> queue.untilNext(Channel.EMAIL));
    }
}
