package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Race;
import org.patrondesk.testkit.Sample;

/** What every store of {@link Events} promises. */
public abstract class EventsContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);

    @Test
    @Promise("events-1")
    void appended_events_are_found_field_for_field() {
        Event odd = new Event(
                Sample.id(3),
                Sample.NOON.plusMillis(999),
                "system:" + Sample.ODD_TEXT,
                StoredObject.of("odd", 7)
                        .with("text", Sample.ODD_TEXT)
                        .with("long", Sample.LONGEST_TEXT)
                        .with("list", List.of(1, "two", true, List.of()))
                        .with("object", StoredObject.empty().with("n", 9_007_199_254_740_991L)));
        List<Event> events = List.of(Sample.event(1), Sample.event(2), odd);
        append(scope, events);

        assertThat(all(scope)).isEqualTo(events);
    }

    @Test
    @Promise("events-1")
    void no_events_are_nothing_to_append() {
        append(scope, List.of());

        assertThat(all(scope)).isEmpty();
    }

    @Test
    @Promise("events-1")
    void events_come_in_the_order_of_their_ids_whatever_the_order_of_appending() {
        List<Event> inOrder = events(1, 500);
        List<Event> shuffled = new ArrayList<>(inOrder);
        Collections.shuffle(shuffled, new Random(7));
        append(scope, shuffled.subList(0, 200));
        append(scope, shuffled.subList(200, 500));

        assertThat(all(scope)).isEqualTo(inOrder);
    }

    @Test
    @Promise("events-2")
    void events_of_a_failed_transaction_are_found_by_nobody() {
        append(scope, events(1, 3));
        writeAndFail(scope, transaction -> transaction.store(Events.class).append(events(4, 6)));

        assertThat(all(scope)).isEqualTo(events(1, 3));
    }

    @Test
    @Promise("events-3")
    void another_tenant_sees_none_of_them() {
        append(scope, events(1, 3));
        Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_JOURNAL);
        append(elsewhere, events(4, 4));

        assertThat(all(elsewhere)).isEqualTo(events(4, 4));
        assertThat(all(scope)).isEqualTo(events(1, 3));
    }

    @Test
    @Promise("events-1")
    void events_appended_at_the_same_moment_are_all_kept_once() throws Exception {
        Race.run(number -> {
            append(scope, events(number * 10 + 1, number * 10 + 10));
            return true;
        });

        assertThat(all(scope)).isEqualTo(events(1, Race.THREADS * 10));
    }

    private static List<Event> events(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Sample::event).toList();
    }

    private void append(Scope where, List<Event> events) {
        write(where, Events.class, store -> store.append(events));
    }

    private List<Event> all(Scope where) {
        return read(where, Events.class, store -> collected(store::each));
    }
}
