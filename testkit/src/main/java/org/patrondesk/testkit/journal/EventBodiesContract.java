package org.patrondesk.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.seal.Entry;
import org.patrondesk.seal.Seals;
import org.patrondesk.testkit.PortContract;
import org.patrondesk.testkit.Promise;
import org.patrondesk.testkit.Sample;
import org.patrondesk.testkit.Unmarked;

/** What every store of {@link EventBodies} promises. */
public abstract class EventBodiesContract extends PortContract {
    private final Scope scope = Sample.scope(Sample.TENANT, Permission.READ_JOURNAL);
    private final Scope elsewhere = Sample.scope(Sample.OTHER_TENANT, Permission.READ_JOURNAL);

    @Test
    @Promise("bodies-1")
    void an_erased_body_is_gone_and_all_else_of_the_event_stays() {
        append(events(1, 4));

        assertThat(erase(scope, Sample.id(2), Sample.id(4))).isEqualTo(2);
        assertThat(all()).containsExactly(Sample.event(1), Sample.event(3));
        assertThat(entries(Sample.id(2), Sample.id(3)))
                .containsExactly(entry(2, Entry.Body.ERASED), entry(3, Entry.Body.KEPT));
    }

    @Test
    @Promise("bodies-1")
    void an_event_without_its_body_waits_for_a_seal_like_any_other() {
        append(events(1, 2));
        erase(scope, Sample.id(1));

        List<Entry> waiting = read(scope, Seals.class, seals -> seals.waiting(3)).stream()
                .map(Unmarked::of)
                .toList();
        assertThat(waiting).containsExactly(entry(1, Entry.Body.ERASED), entry(2, Entry.Body.KEPT));
        assertThat(read(scope, Seals.class, Seals::events)).isEqualTo(2);
    }

    @Test
    @Promise("bodies-1")
    void what_is_erased_already_or_unknown_is_no_erasure() {
        append(events(1, 2));
        erase(scope, Sample.id(1));

        assertThat(erase(scope, Sample.id(1), Sample.id(9))).isZero();
        assertThat(erase(scope)).isZero();
        assertThat(all()).containsExactly(Sample.event(2));
    }

    @Test
    @Promise("bodies-2")
    void an_erasure_that_fails_erases_nothing() {
        append(events(1, 3));
        writeAndFail(
                scope, transaction -> transaction.store(EventBodies.class).erase(List.of(Sample.id(1), Sample.id(2))));
        assertThatThrownBy(() -> read(scope, EventBodies.class, bodies -> bodies.erase(List.of(Sample.id(1)))))
                .isInstanceOf(RuntimeException.class);

        assertThat(all()).isEqualTo(events(1, 3));
        assertThat(entries(Sample.id(1))).containsExactly(entry(1, Entry.Body.KEPT));
    }

    @Test
    @Promise("bodies-3")
    void another_tenant_erases_none_of_them() {
        append(events(1, 2));

        assertThat(erase(elsewhere, Sample.id(1), Sample.id(2))).isZero();
        assertThat(all()).isEqualTo(events(1, 2));
    }

    private static Entry entry(int n, Entry.Body body) {
        return Unmarked.of(Sample.event(n), body);
    }

    private static List<Event> events(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Sample::event).toList();
    }

    private void append(List<Event> events) {
        write(scope, Events.class, store -> store.append(events));
    }

    private int erase(Scope where, UUID... events) {
        return storage()
                .<Integer>write(
                        where,
                        transaction -> transaction.store(EventBodies.class).erase(List.of(events)));
    }

    private List<Event> all() {
        return read(scope, Events.class, store -> collected(store::each));
    }

    private List<Entry> entries(UUID... events) {
        return read(scope, Seals.class, seals -> seals.entries(List.of(events))).stream()
                .map(Unmarked::of)
                .toList();
    }
}
