package org.patrondesk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Journal;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Ids;

class SendingTest {
    private final PostOffice office = new PostOffice();

    private void afterwards(Duration wait) {
        office.later(wait);
        office.sending().goRound();
    }

    @Test
    void a_doubt_is_left_to_a_person_where_a_message_is_sent_at_most_once() {
        office.results.add(new Result.Unknown("timeout"));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();
        afterwards(Duration.ofDays(1));

        assertThat(office.carried).hasSize(1);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(office.status(delivery).reason()).isEqualTo("timeout");
    }

    @Test
    void a_doubt_is_sent_once_more_and_marked_where_a_message_is_sent_at_least_once() {
        office.results.add(new Result.Unknown("timeout"));
        office.results.add(new Result.Unknown("timeout"));
        UUID delivery = office.post(PostOffice.REMINDER);
        office.sending().goRound();
        afterwards(office.terms.reconciliation().minusMillis(1));
        assertThat(office.carried).hasSize(1);
        afterwards(Duration.ofMillis(1));
        afterwards(Duration.ofDays(1));

        assertThat(office.carried).extracting(Parcel::possibleDuplicate).containsExactly(false, true);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void a_provider_that_can_be_asked_is_asked_before_anything_is_sent_again() {
        Tracer tracer = new Tracer() {
            @Override
            public Result send(Parcel parcel) {
                office.carried.add(parcel);
                return new Result.Unknown("timeout");
            }

            @Override
            public boolean took(String messageId) {
                return office.carried.get(0).messageId().equals(messageId);
            }
        };
        var desk = office.deskWith(tracer);
        UUID delivery = office.post(PostOffice.REMINDER);
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();
        office.later(office.terms.reconciliation());
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();

        assertThat(office.carried).hasSize(1);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_recipient_that_is_deferred_is_tried_with_growing_delays_and_given_up_at_last() {
        UUID delivery = office.post("hold-ready");
        Duration all = Duration.ZERO;
        for (int attempt = 1; attempt <= office.terms.mostAttempts(); attempt++) {
            office.results.add(new Result.Deferred(Result.Concern.ADDRESS, Duration.ZERO, "452-4.2.2"));
            Duration delay = attempt == 1 ? Duration.ZERO : office.terms.delay(attempt - 1);
            all = all.plus(delay);
            afterwards(delay);
            assertThat(office.carried).hasSize(attempt);
        }
        assertThat(all).isGreaterThan(Duration.ofHours(2));
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void a_provider_that_is_busy_is_left_alone_for_as_long_as_it_asks_and_no_attempt_is_spent() {
        List<UUID> deliveries =
                List.of(office.post("hold-ready"), office.post("hold-ready"), office.post("hold-ready"));
        for (int i = 1; i <= 20; i++) {
            office.results.add(new Result.Deferred(Result.Concern.SENDER, Duration.ofMinutes(30), "429"));
            afterwards(Duration.ofMinutes(1));
            assertThat(office.carried).hasSize(i);
            afterwards(Duration.ofMinutes(29));
            assertThat(office.carried).as("calls while it is busy").hasSize(i);
        }
        afterwards(Duration.ofMinutes(30));

        assertThat(deliveries)
                .allSatisfy(id -> assertThat(office.status(id).state()).isEqualTo(DeliveryState.ACCEPTED));
    }

    @Test
    void a_courier_that_is_set_up_wrongly_loses_nobodys_message() {
        office.results.add(new Result.Rejected(Result.Concern.CONFIG, "535-5.7.8"));
        UUID one = office.post("hold-ready");
        UUID other = office.post("hold-ready");
        office.sending().goRound();
        assertThat(office.carried).hasSize(1);
        afterwards(office.terms.pause());

        assertThat(office.status(one).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(office.status(other).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void what_is_of_no_use_any_more_is_not_sent() {
        UUID delivery = office.post("hold-ready");
        afterwards(office.terms.age());

        assertThat(office.carried).isEmpty();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(office.status(delivery).reason()).isEqualTo("expired");
        assertThat(office.status(delivery).attempts()).isEmpty();
    }

    @Test
    void what_a_worker_died_with_before_it_sent_is_sent_by_another_after_the_lease() {
        UUID delivery = office.post("hold-ready");
        Round dead = office.sending().round();
        dead.step();
        dead.step();
        assertThat(office.sending().goRound()).isZero();
        afterwards(office.terms.lease());

        assertThat(office.carried).hasSize(1);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(dead.step()).as("its claim is not its own any more").isFalse();
        assertThat(office.carried).hasSize(1);
    }

    @Test
    void a_result_that_comes_after_the_lease_ends_the_doubt_about_it() {
        UUID delivery = office.post("hold-ready");
        Round stalled = office.sending().round();
        for (int i = 0; i < 4; i++) {
            stalled.step();
        }
        afterwards(office.terms.lease());
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(PostOffice.first(office.status(delivery))).isEqualTo(Optional.empty());
        stalled.step();

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(office.told()).containsExactly("delivery-posted", "delivery-unknown", "delivery-accepted");
    }

    @Test
    void a_result_that_comes_after_a_person_decided_changes_nothing() {
        UUID delivery = office.post("hold-ready");
        Round stalled = office.sending().round();
        for (int i = 0; i < 4; i++) {
            stalled.step();
        }
        afterwards(office.terms.lease());
        office.outbox
                .decide(new DecideDelivery(
                        delivery,
                        DecideDelivery.Fate.DROP,
                        office.status(delivery).version()))
                .orThrow();
        stalled.step();

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.DROPPED);
    }

    @Test
    void a_provider_that_asks_for_a_year_is_granted_what_the_terms_allow() {
        office.results.add(new Result.Deferred(Result.Concern.SENDER, Duration.ofDays(365), "429"));
        office.results.add(new Result.Deferred(Result.Concern.ADDRESS, Duration.ofSeconds(Long.MAX_VALUE), "451"));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();
        afterwards(office.terms.longestDelay().minusMillis(1));
        assertThat(office.carried).hasSize(1);
        afterwards(Duration.ofMillis(1));
        assertThat(office.carried).hasSize(2);
        afterwards(office.terms.longestDelay());

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void what_waits_for_its_channel_counts_as_due_and_the_one_that_was_refused_goes_behind() {
        UUID refused = office.post("hold-ready");
        office.later(Duration.ofMinutes(1));
        UUID second = office.post("hold-ready");
        office.results.add(new Result.Rejected(Result.Concern.CONFIG, "535-5.7.8"));
        office.sending().goRound();
        office.later(Duration.ofMinutes(1));
        UUID third = office.post("hold-ready");

        assertThat(office.outbox.queue().oldestDue()).contains(Duration.ofMinutes(2));
        assertThat(office.outbox.queue().resting())
                .containsExactly(Map.entry(Channel.EMAIL, office.terms.pause().minus(Duration.ofMinutes(1))));
        afterwards(office.terms.pause());
        assertThat(office.carried)
                .extracting(parcel -> parcel.delivery().id())
                .containsExactly(refused, second, third, refused);
        assertThat(office.outbox.queue().resting()).isEmpty();
    }

    @Test
    void what_a_dead_worker_has_counts_as_due_since_before_its_claim() {
        office.post("hold-ready");
        office.later(Duration.ofMinutes(1));
        Round dead = office.sending().round();
        dead.step();
        dead.step();
        assertThat(office.outbox.queue().oldestDue()).isEmpty();
        office.later(office.terms.lease());

        assertThat(office.outbox.queue().oldestDue())
                .contains(office.terms.lease().plusMinutes(1));
    }

    @Test
    void a_scope_for_anything_else_sends_nothing() {
        Scope reading = new Guard(Roles.shipped())
                .permit(
                        ActorContext.of(
                                Identity::of, Actor.Staff.of(PostOffice.TENANT, "a-1", Roles.AUDITOR), Instant.EPOCH),
                        Permission.READ_JOURNAL);
        Journal journal = new Journal(office.clock, new Ids(office.clock, new Random(1)), List.of());
        assertThatThrownBy(() -> new Sending(office.storage, journal, reading, Map.of(), office.terms))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
