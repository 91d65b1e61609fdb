package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.library.ContentHash;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seal;
import org.patrondesk.seal.Seals;
import org.patrondesk.seal.Tail;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.Unmarked;

/** What every store of {@link Seals} promises. */
public abstract class SealsContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_JOURNAL);

    @Test
    @Promise("seals-1")
    void events_wait_in_the_order_of_their_ids_until_a_seal_covers_them() {
        List<Event> events = new ArrayList<>(events(1, 9));
        Collections.reverse(events);
        append(scope, events);

        assertThat(waiting(4)).containsExactlyElementsOf(ids(1, 4));
        write(scope, Seals.class, seals -> seals.add(seal(1, ids(1, 9))));
        assertThat(waiting(4)).isEmpty();
        append(scope, List.of(Sample.event(20)));
        assertThat(waiting(4)).containsExactly(Sample.id(20));
    }

    @Test
    @Promise("seals-1")
    void an_event_that_commits_late_waits_like_any_other() {
        append(scope, events(5, 6));
        write(scope, Seals.class, seals -> seals.add(seal(1, ids(5, 6))));
        append(scope, events(1, 2));

        assertThat(waiting(10)).containsExactlyElementsOf(ids(1, 2));
        assertThat(read(scope, Seals.class, Seals::tail))
                .isEqualTo(new Tail(2, Optional.of(Sample.event(1).at())));
    }

    @Test
    @Promise("seals-1")
    void what_failed_and_what_is_another_tenants_does_not_wait() {
        writeAndFail(scope, transaction -> transaction.store(Events.class).append(events(1, 3)));
        append(elsewhere, events(4, 4));

        assertThat(waiting(10)).isEmpty();
        assertThat(read(scope, Seals.class, Seals::tail)).isEqualTo(new Tail(0, Optional.empty()));
    }

    @Test
    @Promise("seals-2")
    void a_seal_is_found_field_for_field() {
        append(scope, events(1, 1500));
        Seal first = seal(1, ids(1, 1000));
        Seal second = seal(2, ids(1001, 1500));
        write(scope, Seals.class, seals -> seals.add(first));
        write(scope, Seals.class, seals -> seals.add(second));

        assertThat(read(scope, Seals.class, Seals::last)).contains(second);
        assertThat(all(scope)).containsExactly(first, second);
        assertThat(all(elsewhere)).isEmpty();
        assertThat(read(elsewhere, Seals.class, Seals::last)).isEmpty();
    }

    @Test
    @Promise("seals-2")
    void a_seal_of_a_failed_transaction_is_found_by_nobody_and_its_events_wait() {
        append(scope, events(1, 3));
        writeAndFail(scope, transaction -> transaction.store(Seals.class).add(seal(1, ids(1, 3))));

        assertThat(all(scope)).isEmpty();
        assertThat(waiting(10)).containsExactlyElementsOf(ids(1, 3));
    }

    @Test
    @Promise("seals-3")
    void a_number_is_given_once() {
        append(scope, events(1, 4));
        Seal first = seal(1, ids(1, 2));
        write(scope, Seals.class, seals -> seals.add(first));

        assertRefusedForGood(
                scope, transaction -> transaction.store(Seals.class).add(seal(1, ids(3, 4))));
        assertThat(all(scope)).containsExactly(first);
        assertThat(waiting(10)).containsExactlyInAnyOrderElementsOf(ids(3, 4));
    }

    @Test
    @Promise("seals-3")
    void an_event_is_sealed_once() {
        append(scope, events(1, 4));
        Seal first = seal(1, ids(1, 2));
        write(scope, Seals.class, seals -> seals.add(first));

        assertRefusedForGood(
                scope, transaction -> transaction.store(Seals.class).add(seal(2, ids(2, 3))));
        assertThat(all(scope)).containsExactly(first);
        assertThat(waiting(10)).containsExactlyInAnyOrderElementsOf(ids(3, 4));
    }

    @Test
    @Promise("seals-4")
    void seals_come_in_the_order_of_their_numbers() {
        append(scope, events(1, 12));
        IntStream.rangeClosed(1, 12).forEach(n -> write(scope, Seals.class, seals -> seals.add(seal(n, ids(n, n)))));

        assertThat(all(scope)).extracting(Seal::number).containsExactlyElementsOf(numbers(12));
    }

    private static List<Long> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> (long) n).toList();
    }

    @Test
    @Promise("seals-5")
    void entries_are_what_is_there_in_the_order_asked_for() {
        append(scope, events(1, 300));
        List<UUID> asked = new ArrayList<>(ids(1, 310));
        Collections.reverse(asked);

        List<Entry> entries = read(scope, Seals.class, seals -> seals.entries(asked));
        assertThat(entries).extracting(Entry::id).containsExactlyElementsOf(asked.subList(10, 310));
        Event event = Sample.event(300);
        assertThat(Unmarked.of(entries.get(0))).isEqualTo(Unmarked.of(event, Entry.Body.KEPT));
        assertThat(entries).extracting(Entry::mark).doesNotHaveDuplicates().noneMatch(mark -> mark.contains("staff-1"));
        List<Entry> theirs = read(elsewhere, Seals.class, seals -> seals.entries(asked));
        List<Entry> none = read(scope, Seals.class, seals -> seals.entries(List.of()));
        assertThat(theirs).isEmpty();
        assertThat(none).isEmpty();
    }

    @Test
    @Promise("seals-6")
    void events_are_counted_whether_sealed_or_not() {
        append(scope, events(1, 5));
        append(elsewhere, events(6, 6));
        write(scope, Seals.class, seals -> seals.add(seal(1, ids(1, 2))));

        assertThat(read(scope, Seals.class, Seals::events)).isEqualTo(5);
        assertThat(read(elsewhere, Seals.class, Seals::events)).isEqualTo(1);
    }

    @Test
    @Promise("seals-7")
    void the_ids_of_all_events_and_of_those_that_wait_are_handed_over() {
        append(scope, events(1, 1500));
        append(elsewhere, events(1501, 1501));
        write(scope, Seals.class, seals -> seals.add(seal(1, ids(1, 2))));

        List<UUID> waiting = new ArrayList<>();
        List<UUID> all = read(scope, Seals.class, seals -> collected(to -> seals.ids(to, waiting::add)));
        assertThat(all).containsExactlyInAnyOrderElementsOf(ids(1, 1500));
        assertThat(waiting).containsExactlyInAnyOrderElementsOf(ids(3, 1500));
    }

    private static Seal seal(long number, List<UUID> events) {
        Instant at = Sample.NOON.plusSeconds(number);
        return new Seal(number, at, events, ContentHash.of("chain " + number));
    }

    private static List<Event> events(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Sample::event).toList();
    }

    private static List<UUID> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Sample::id).toList();
    }

    private void append(Scope where, List<Event> events) {
        write(where, Events.class, store -> store.append(events));
    }

    private List<UUID> waiting(int most) {
        return read(scope, Seals.class, seals -> seals.waiting(most)).stream()
                .map(Entry::id)
                .toList();
    }

    private List<Seal> all(Scope where) {
        return read(where, Seals.class, seals -> collected(seals::each));
    }
}
