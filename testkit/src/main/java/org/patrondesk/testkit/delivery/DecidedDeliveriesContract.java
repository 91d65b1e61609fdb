package org.patrondesk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.Delivery;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Next;
import org.patrondesk.message.Result;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Deliveries} promises to a person who decides. */
public abstract class DecidedDeliveriesContract extends SendingContract {
    private final Delivery delivery = Sample.delivery(1, Sample.CENTRAL);

    private static Next decided(DeliveryState state) {
        return new Next(state, Duration.ZERO, "by-a-person", true, 0, false, Duration.ZERO);
    }

    @Test
    @Promise("deliveries-5")
    void what_a_person_decided_is_carried_out_under_another_version() {
        post(delivery);
        sent(new Result.Unknown("no-answer"), to(DeliveryState.UNKNOWN));
        long version = status(delivery).version();

        assertThat(decide(scope, delivery, version, decided(DeliveryState.DROPPED)))
                .isTrue();
        DeliveryStatus status = status(delivery);
        assertThat(status.state()).isEqualTo(DeliveryState.DROPPED);
        assertThat(status.reason()).isEqualTo("by-a-person");
        assertThat(status.version()).isNotEqualTo(version);
        assertThat(status.attempts()).hasSize(1);
        assertThat(claim(10, LEASE)).isEmpty();
    }

    @Test
    @Promise("deliveries-5")
    void one_that_is_to_be_sent_again_is_due_at_once_and_carries_its_mark() {
        post(delivery);
        Claim before = sent(
                new Result.Unknown("no-answer"),
                new Next(DeliveryState.FAILED, Duration.ZERO, "", false, 8, false, Duration.ZERO));
        assertThat(decide(scope, delivery, before.fence(), decided(DeliveryState.WAITING)))
                .isTrue();

        Claim again = claim(LEASE);
        assertThat(again.spent()).isZero();
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(again.possibleDuplicate()).isTrue();
        assertThat(again.fence()).isGreaterThan(before.fence());
    }

    @Test
    @Promise("deliveries-5")
    void another_version_decides_nothing() {
        post(delivery);
        sent(new Result.Unknown("no-answer"), to(DeliveryState.UNKNOWN));
        DeliveryStatus status = status(delivery);

        assertThat(decide(scope, delivery, status.version() - 1, decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(decide(scope, delivery, status.version() + 1, decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(status(delivery)).isEqualTo(status);
    }

    @Test
    @Promise("deliveries-5")
    void nothing_is_decided_about_one_that_does_not_wait_for_a_person() {
        post(delivery);
        assertThat(decide(scope, delivery, 0, decided(DeliveryState.DROPPED))).isFalse();
        Claim claim = claim(LEASE);
        assertThat(decide(scope, delivery, claim.fence(), decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(move(claim, Optional.empty(), to(DeliveryState.ACCEPTED))).isTrue();
        assertThat(decide(scope, delivery, claim.fence(), decided(DeliveryState.DROPPED)))
                .isFalse();

        assertThat(status(delivery).state()).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    @Promise("deliveries-5")
    void nothing_is_decided_outside_the_scope_or_about_one_that_is_not_there() {
        post(delivery);
        Claim claim = sent(new Result.Unknown("no-answer"), to(DeliveryState.UNKNOWN));
        DeliveryStatus status = status(delivery);

        assertThat(decide(harbour, delivery, claim.fence(), decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(decide(elsewhere, delivery, claim.fence(), decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(decide(scope, Sample.delivery(2, Sample.CENTRAL), 0, decided(DeliveryState.DROPPED)))
                .isFalse();
        assertThat(status(delivery)).isEqualTo(status);
    }

    @Test
    @Promise("deliveries-5")
    void a_result_that_comes_after_the_decision_does_not_count() {
        post(delivery);
        Claim claim = claim(LEASE);
        assertThat(start(claim, OVER)).isTrue();
        assertThat(move(overdue().get(0), Optional.empty(), inDoubt())).isTrue();
        assertThat(decide(scope, delivery, claim.fence(), decided(DeliveryState.DROPPED)))
                .isTrue();

        assertThat(move(claim, Optional.of(ACCEPTED), to(DeliveryState.ACCEPTED)))
                .isFalse();
        assertThat(status(delivery).state()).isEqualTo(DeliveryState.DROPPED);
        assertThat(status(delivery).attempts().get(0).result()).isEmpty();
    }

    @Test
    @Promise("deliveries-5")
    void a_failed_transaction_decides_nothing_and_a_reading_one_refuses() {
        post(delivery);
        Claim claim = sent(new Result.Unknown("no-answer"), to(DeliveryState.UNKNOWN));
        DeliveryStatus status = status(delivery);
        writeAndFail(
                scope,
                transaction -> assertThat(transaction
                                .store(Deliveries.class)
                                .decide(delivery.id(), claim.fence(), decided(DeliveryState.DROPPED)))
                        .isTrue());
        assertThatThrownBy(() -> read(
                        scope,
                        Deliveries.class,
                        store -> store.decide(delivery.id(), claim.fence(), decided(DeliveryState.DROPPED))))
                .isInstanceOf(RuntimeException.class);

        assertThat(status(delivery)).isEqualTo(status);
    }
}
