package org.patrondesk.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Claim;
import org.patrondesk.message.Deliveries;
import org.patrondesk.message.DeliveryQueue;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every {@link org.patrondesk.journal.Storage} promises to those who contend for rows. */
public abstract class ContendingContract extends SendingContract {
    private static final int DELIVERIES = 200;
    private static final int AT_A_TIME = 7;

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    @Test
    @Promise("storage-8")
    void of_many_who_contend_for_rows_none_is_run_again_or_refused_and_each_row_goes_to_one() throws Exception {
        write(
                scope,
                Deliveries.class,
                store -> store.add(IntStream.range(0, DELIVERIES)
                        .mapToObj(n -> Sample.delivery(n, Sample.CENTRAL))
                        .toList()));

        List<List<Claim>> claims = Race.run(number -> claimedToTheEnd());

        assertThat(claims.stream()
                        .flatMap(List::stream)
                        .map(claim -> claim.delivery().id()))
                .hasSize(DELIVERIES)
                .doesNotHaveDuplicates();
        assertThat(runs).hasValue(calls.get());
        assertThat(refusals).hasValue(0);
    }

    /** Until there are none, or until there should long be none. */
    private List<Claim> claimedToTheEnd() {
        List<Claim> all = new ArrayList<>();
        for (List<Claim> some = counted(); !some.isEmpty() && all.size() <= DELIVERIES; some = counted()) {
            all.addAll(some);
        }
        return all;
    }

    private List<Claim> counted() {
        calls.incrementAndGet();
        try {
            return storage().contend(sender, transaction -> {
                runs.incrementAndGet();
                return transaction.store(DeliveryQueue.class).claim(Channel.EMAIL, AT_A_TIME, LEASE);
            });
        } catch (StorageUnavailable e) {
            refusals.incrementAndGet();
            throw e;
        }
    }

    @Test
    @Promise("storage-1")
    void what_those_who_contend_committed_is_found_and_their_answer_is_handed_through() {
        String answer = storage().contend(sender, transaction -> {
            transaction.store(Events.class).append(List.of(Sample.event(1)));
            return "contended";
        });

        assertThat(answer).isEqualTo("contended");
        assertThat(events()).containsExactly(Sample.event(1));
    }

    @Test
    @Promise("storage-2")
    void contending_work_that_throws_leaves_nothing_and_its_exception_comes_through() {
        post(Sample.delivery(1, Sample.CENTRAL));
        assertThatThrownBy(() -> storage().contend(sender, transaction -> {
                    transaction.store(Events.class).append(List.of(Sample.event(1)));
                    assertThat(transaction.store(DeliveryQueue.class).claim(Channel.EMAIL, 1, LEASE))
                            .hasSize(1);
                    throw new WorkFailed();
                }))
                .isInstanceOf(WorkFailed.class);

        assertThat(events()).isEmpty();
        assertThat(claim(1, LEASE)).hasSize(1);
    }

    @Test
    @Promise("storage-6")
    void contending_does_not_nest_either() {
        assertThatThrownBy(() -> storage().contend(sender, outer -> storage().contend(sender, inner -> true)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> storage().write(scope, outer -> storage().contend(sender, inner -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @Promise("storage-5")
    void once_closed_nobody_contends() {
        storage().close();

        assertThatThrownBy(() -> claim(1, LEASE)).isInstanceOf(StorageUnavailable.class);
    }

    private List<Event> events() {
        return read(scope, Events.class, events -> collected(events::each));
    }
}
