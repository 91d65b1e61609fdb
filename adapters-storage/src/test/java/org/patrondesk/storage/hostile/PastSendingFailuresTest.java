package org.patrondesk.storage.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Channel;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.Courier;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.message.DeliveryStatus;
import org.patrondesk.message.Message;
import org.patrondesk.message.Outbox;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.PostMessage;
import org.patrondesk.message.Round;
import org.patrondesk.message.Sending;
import org.patrondesk.message.SendingTerms;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.ScriptedCourier;
import org.patrondesk.testkit.SettableClock;

/** What other products sent more than once, tried here; each test has the name of the published report. */
class PastSendingFailuresTest {
    private static final String REMINDER = "reminder";
    private static final int ATTEMPTS = 13;
    private static final int CAMPAIGN = 800;

    /** Take over, claim, start and send: the next step writes the result down. */
    private static final int UNTIL_SENT = 4;

    private final SettableClock clock = SettableClock.at(Sample.NOON);
    private final Storage storage = new InMemoryStorage(clock);
    private final SendingTerms terms = SendingTerms.shipped().withAtLeastOnce(Set.of(REMINDER));
    private final ScriptedCourier courier = new ScriptedCourier();
    private final AtomicInteger refusals = new AtomicInteger();
    private final PatronDesk desk = desk(courier);

    private PatronDesk desk(Courier carrying) {
        return PatronDesk.builder()
                .storage(storage)
                .clock(clock)
                .courier(Channel.EMAIL, carrying)
                .sendingTerms(terms)
                .build();
    }

    /** The one place where these tests come to a desk. */
    private static Session as(PatronDesk of, Actor actor) {
        return of.as(Identity::of, actor);
    }

    private static Sending worker(PatronDesk of) {
        return as(of, new Actor.SystemActor(Sample.TENANT, Roles.COURIER)).sending();
    }

    private Outbox outbox() {
        return as(desk, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.SUPERVISOR))
                .outbox();
    }

    private UUID post(String messageClass, int reader) {
        return outbox().post(PostMessage.of(
                                Sample.CENTRAL,
                                Channel.EMAIL,
                                "reader" + reader + "@example.org",
                                new Message("s", "t"),
                                messageClass)
                        .withKey(messageClass + reader))
                .orThrow();
    }

    private DeliveryState state(UUID delivery) {
        return outbox().find(delivery).map(DeliveryStatus::state).orElseThrow();
    }

    private void everyHour(PatronDesk of) {
        for (int i = 0; i < ATTEMPTS; i++) {
            worker(of).goRound();
            clock.advance(Duration.ofHours(1));
        }
    }

    @Test
    void freescout_1041_lost_answers_do_not_make_as_many_copies_as_attempts() {
        for (int i = 0; i < ATTEMPTS; i++) {
            courier.loseAnswer();
        }
        UUID once = post("hold-ready", 1);
        UUID marked = post(REMINDER, 2);
        Courier untraced = parcel -> courier.send(parcel);
        everyHour(desk(untraced));

        assertThat(courier.taken())
                .extracting(Parcel::messageId, Parcel::possibleDuplicate)
                .containsExactlyInAnyOrder(
                        tuple(once.toString(), false), tuple(marked.toString(), false), tuple(marked.toString(), true));
        assertThat(state(once)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(state(marked)).isEqualTo(DeliveryState.UNKNOWN);
    }

    /** A storage that refuses as often as it was told to. */
    private Storage refusing(boolean retryable) {
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new StorageUnavailable("The database is away.", null, retryable);
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A round that has sent its first message and written nothing down of it. */
    private Round sent(Storage over) {
        Round round = worker(desk.over(over)).round();
        for (int i = 0; i < UNTIL_SENT; i++) {
            round.step();
        }
        assertThat(courier.taken()).hasSize(1);
        return round;
    }

    @Test
    void freescout_3585_what_fails_after_the_sending_is_repeated_without_the_sending() {
        UUID delivery = post(REMINDER, 1);
        Round round = sent(refusing(true));
        refusals.set(3);
        while (round.step()) {
            // Until the result is written down.
        }
        everyHour(desk);

        assertThat(refusals).hasValue(0);
        assertThat(courier.carried()).hasSize(1);
        assertThat(state(delivery)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void freescout_3632_a_worker_that_dies_after_the_sending_leaves_nothing_to_be_sent_again() {
        UUID delivery = post("hold-ready", 1);
        Round round = sent(refusing(false));
        refusals.set(1);
        assertThatThrownBy(round::step).isInstanceOf(StorageUnavailable.class);
        everyHour(desk(courier));

        assertThat(courier.carried()).hasSize(1);
        assertThat(state(delivery)).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void gophish_1242_workers_side_by_side_and_one_that_comes_back_late_send_nobody_two_copies() {
        List<UUID> posted = new ArrayList<>();
        for (int reader = 0; reader < CAMPAIGN; reader++) {
            posted.add(post("program", reader));
            assertThat(post("program", reader)).isEqualTo(posted.get(reader));
        }
        Round late = worker(desk).round();
        for (int i = 0; i < UNTIL_SENT; i++) {
            late.step();
        }
        while (sideBySide() > 0) {
            clock.advance(terms.lease());
        }
        while (late.step()) {
            // What it had claimed was taken over long ago.
        }

        Map<String, Integer> copies = new HashMap<>();
        courier.taken().forEach(parcel -> copies.merge(parcel.delivery().to(), 1, Integer::sum));
        assertThat(copies)
                .hasSize(CAMPAIGN)
                .allSatisfy((to, taken) -> assertThat(taken).isEqualTo(1));
        assertThat(posted).extracting(this::state).containsOnly(DeliveryState.ACCEPTED);
    }

    /** Lets two workers take turns at every step of their rounds; answers how many deliveries they had. */
    private int sideBySide() {
        Round one = worker(desk).round();
        Round other = worker(desk(courier)).round();
        boolean first = true;
        boolean second = true;
        while (first || second) {
            first = one.step();
            second = other.step();
        }
        return one.had() + other.had();
    }
}
