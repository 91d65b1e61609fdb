package org.patrondesk.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Identity;
import org.patrondesk.journal.StorageUnavailable;

/** What couriers throw and stores refuse makes no doubt of what is known. */
class SendingTroubleTest {
    private final PostOffice office = new PostOffice();

    private void afterwards(Duration wait) {
        office.later(wait);
        office.sending().goRound();
    }

    @Test
    void an_error_of_any_kind_in_a_courier_is_a_doubt_and_the_others_are_sent() {
        var desk = office.deskWith(parcel -> {
            if (office.carried.isEmpty()) {
                office.carried.add(parcel);
                throw new NoClassDefFoundError("mail");
            }
            return new Result.Accepted("");
        });
        UUID first = office.post("hold-ready");
        UUID second = office.post("hold-ready");
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();

        assertThat(office.status(first).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(office.status(second).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_provider_that_cannot_be_asked_has_not_said_that_it_took_anything() {
        var desk = office.deskWith(new Tracer() {
            @Override
            public Result send(Parcel parcel) {
                office.carried.add(parcel);
                return parcel.possibleDuplicate() ? new Result.Accepted("") : new Result.Unknown("timeout");
            }

            @Override
            public boolean took(String messageId) {
                throw new IllegalStateException("Nobody answers.");
            }
        });
        UUID delivery = office.post(PostOffice.REMINDER);
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();
        office.later(office.terms.reconciliation());
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();

        assertThat(office.carried).hasSize(2);
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_result_that_the_store_cannot_take_now_is_tried_again_with_growing_pauses() {
        FailingStorage failing = new FailingStorage(office.storage);
        Round round = office.overStorage(failing.storage()).round();
        UUID delivery = office.post("hold-ready");
        for (int i = 0; i < 4; i++) {
            round.step();
        }
        failing.failNext(3);
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThat(round.step()).isTrue();
            pauses.add(round.pause().toMillis());
        }
        assertThat(pauses).containsExactly(100L, 200L, 400L);
        round.step();

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
        assertThat(round.pause()).isZero();
    }

    @Test
    void a_store_that_stays_away_is_tried_for_as_long_as_the_lease_is() {
        FailingStorage failing = new FailingStorage(office.storage);
        Round round = office.overStorage(failing.storage()).round();
        UUID delivery = office.post("hold-ready");
        for (int i = 0; i < 4; i++) {
            round.step();
        }
        failing.failNext(Integer.MAX_VALUE);
        AtomicReference<Duration> waited = new AtomicReference<>(Duration.ZERO);
        assertThatThrownBy(() -> {
                    while (round.step()) {
                        waited.updateAndGet(before -> before.plus(round.pause()));
                    }
                })
                .isInstanceOf(StorageUnavailable.class);
        assertThat(waited.get())
                .isBetween(office.terms.lease(), office.terms.lease().plusSeconds(5));
        afterwards(office.terms.lease());

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void a_worker_that_is_interrupted_writes_its_result_down_and_stays_interrupted() {
        FailingStorage failing = new FailingStorage(office.storage);
        Round round = office.overStorage(failing.storage()).round();
        UUID delivery = office.post("hold-ready");
        for (int i = 0; i < 4; i++) {
            round.step();
        }
        failing.failWhenInterrupted();
        Thread.currentThread().interrupt();
        round.step();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void a_worker_that_is_interrupted_waits_all_the_same_before_it_tries_again() {
        FailingStorage failing = new FailingStorage(office.storage);
        Round round = office.overStorage(failing.storage()).round();
        UUID delivery = office.post("hold-ready");
        for (int i = 0; i < 4; i++) {
            round.step();
        }
        failing.failNext(2);
        Thread.currentThread().interrupt();
        long begun = System.nanoTime();
        while (round.stepAfterPause()) {
            // Two pauses, of 100 and 200 milliseconds.
        }

        assertThat(System.nanoTime() - begun)
                .isGreaterThan(Duration.ofMillis(290).toNanos());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void an_odd_id_of_a_provider_makes_no_doubt_of_what_is_sure() {
        office.results.add(new Result.Accepted("<a\u0000\r\n\uD83Db@mail> " + "é9".repeat(300)));
        UUID delivery = office.post("hold-ready");
        office.sending().goRound();

        assertThat(office.status(delivery).attempts().get(0).reason())
                .startsWith("<ab@mail> 99")
                .hasSize(200);
    }

    @Test
    void what_a_courier_throws_counts_as_a_doubt() {
        var desk = office.deskWith(parcel -> {
            throw new IllegalStateException("broken");
        });
        UUID delivery = office.post("hold-ready");
        desk.as(Identity::of, PostOffice.courier(PostOffice.TENANT)).sending().goRound();

        assertThat(office.status(delivery).state()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(office.status(delivery).reason()).isEqualTo("courier-failed");
    }
}
