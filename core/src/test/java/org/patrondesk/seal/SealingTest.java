package org.patrondesk.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.library.ContentHash;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;

class SealingTest {
    private final Riverside library = new Riverside();

    private Sealing sealing() {
        return library.session().sealing();
    }

    private void nos(int count) {
        IntStream.range(0, count)
                .forEach(n -> library.session()
                        .logbook()
                        .log(LogNo.atDesk(Riverside.CENTRAL, "A room for " + n + "?", Decision.UNWRITTEN))
                        .orThrow());
    }

    @Test
    void what_is_sealed_is_sound_and_what_came_later_is_told_as_the_tail() {
        nos(3);
        assertThat(sealing().seal()).isEqualTo(3);
        assertThat(sealing().seal()).isZero();
        nos(2);

        JournalCheck check = sealing().verify(Optional.empty());
        assertThat(check.sound()).isTrue();
        assertThat(check.seals()).isEqualTo(1);
        assertThat(check.events()).isEqualTo(3);
        assertThat(check.tail()).isEqualTo(new Tail(2, Optional.of(Riverside.WEDNESDAY)));
        assertThat(check.last().orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void a_journal_without_events_is_sound_and_has_no_checkpoint() {
        assertThat(sealing().seal()).isZero();
        assertThat(sealing().verify(Optional.empty()))
                .isEqualTo(new JournalCheck(0, 0, 0, 0, new Tail(0, Optional.empty()), Optional.empty(), List.of(), 0));
    }

    @Test
    void a_thousand_events_make_a_seal_and_the_next_begins_another() {
        append(1, 2_001);
        assertThat(sealing().seal()).isEqualTo(2_001);

        JournalCheck check = sealing().verify(Optional.empty());
        assertThat(check.seals()).isEqualTo(3);
        assertThat(check.sound()).isTrue();
    }

    @Test
    void an_event_that_commits_late_is_sealed_late() {
        append(10, 12);
        sealing().seal();
        append(1, 2);
        sealing().seal();

        assertThat(sealing().verify(Optional.empty()).sound()).isTrue();
        assertThat(sealing().verify(Optional.empty()).seals()).isEqualTo(2);
    }

    @Test
    void a_checkpoint_of_before_is_found_again_and_one_of_elsewhere_is_not() {
        append(1, 3);
        sealing().seal();
        Optional<Checkpoint> before = sealing().verify(Optional.empty()).last();
        append(4, 5);
        library.deskAt(Riverside.WEDNESDAY.plus(Duration.ofMinutes(1)))
                .as(Identity::of, Riverside.everybody())
                .sealing()
                .seal();

        assertThat(sealing().verify(before).sound()).isTrue();
        Checkpoint other = new Checkpoint(2, ContentHash.of("elsewhere"));
        assertThat(sealing().verify(Optional.of(other)).faults())
                .containsExactly(new Fault(Fault.Kind.CHECKPOINT_MISSING, 2, Optional.empty(), 0));
    }

    @Test
    void an_older_checkpoint_proves_that_the_journal_was_written_anew_though_a_newer_one_is_in_the_chain() {
        append(1, 3);
        sealing().seal();
        Checkpoint kept = sealing().verify(Optional.empty()).last().orElseThrow();
        append(4, 5);
        sealing().seal();
        Checkpoint newest = sealing().verify(Optional.empty()).last().orElseThrow();
        Checkpoint before = new Checkpoint(1, ContentHash.of("before it was written anew"));

        assertThat(sealing().verify(List.of(newest, kept)).sound()).isTrue();
        assertThat(sealing().verify(List.of(newest, kept, before)).faults())
                .containsExactly(new Fault(Fault.Kind.CHECKPOINT_MISSING, 1, Optional.empty(), 0));
    }

    @Test
    void the_same_events_of_another_tenant_have_another_chain() {
        append(1, 3);
        sealing().seal();
        Actor neighbour = new Actor.Staff(
                new Tenant("hillside"), "staff-1", Roles.shipped().grants().keySet(), Set.of());
        Sealing elsewhere = library.session(neighbour).sealing();
        library.storage.write(
                new Guard(Roles.shipped())
                        .permit(ActorContext.of(Identity::of, neighbour, Instant.EPOCH), Permission.SEAL_JOURNAL),
                transaction -> {
                    transaction.store(Events.class).append(events(1, 3));
                    return true;
                });
        elsewhere.seal();

        assertThat(elsewhere.verify(Optional.empty()).last())
                .isNotEqualTo(sealing().verify(Optional.empty()).last());
    }

    @Test
    void a_checkpoint_is_read_as_it_was_written_and_nothing_else_is_one() {
        Checkpoint checkpoint = new Checkpoint(12, ContentHash.of("chain"));
        assertThat(Checkpoint.of(checkpoint.written())).isEqualTo(checkpoint);
        for (String other : List.of("", "12", "0:" + checkpoint.chain(), "12:ABC", checkpoint.written() + " ")) {
            assertThatThrownBy(() -> Checkpoint.of(other)).hasMessageContaining("copy it whole");
        }
    }

    @Test
    void erasing_what_an_event_says_keeps_the_chain_valid_whether_it_was_sealed_before_or_not() {
        append(1, 3);
        sealing().seal();
        append(4, 5);
        int erased = library.storage.<Integer>write(
                Riverside.scope(Permission.SEAL_JOURNAL),
                transaction -> transaction
                        .store(EventBodies.class)
                        .erase(List.of(
                                events(1, 1).get(0).id(), events(5, 5).get(0).id())));
        sealing().seal();

        JournalCheck check = sealing().verify(Optional.empty());
        assertThat(erased).isEqualTo(2);
        assertThat(check.sound()).isTrue();
        assertThat(check.erased()).isEqualTo(2);
        assertThat(check.events()).isEqualTo(5);
    }

    @Test
    void the_chain_over_the_same_events_and_marks_is_the_same_for_ever() {
        List<Entry> entries = events(1, 2).stream()
                .map(event -> new Entry(event.id(), event.at(), event.actor(), event.hash(), Entry.Body.KEPT, false))
                .toList();
        Seal seal = Seal.over(Riverside.TENANT, Optional.empty(), Riverside.WEDNESDAY, entries);

        // Whoever changes how a seal is made breaks every chain there is and every checkpoint that was kept.
        assertThat(seal.checkpoint().written())
                .isEqualTo("1:4c638532da4c2b74d59ee8a5d9a5ae672388f844d7464f69b6cbd9951d391d23");
    }

    @Test
    void who_may_not_seal_or_read_the_journal_is_refused() {
        Sealing desk = library.session(Actor.Staff.of(Riverside.TENANT, "staff-3", Roles.DESK))
                .sealing();
        assertThatThrownBy(desk::seal).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.verify(Optional.empty())).isInstanceOf(AccessDenied.class);
    }

    private void append(int from, int to) {
        library.storage.write(Riverside.scope(Permission.SEAL_JOURNAL), transaction -> {
            transaction.store(Events.class).append(events(from, to));
            return true;
        });
    }

    private static List<Event> events(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(n -> new Event(
                        new UUID(0x7000L | (long) n << 16, 0x8000_0000_0000_0000L),
                        Riverside.WEDNESDAY.plusMillis(n),
                        "staff-1",
                        StoredObject.of("sample", 1).with("n", n)))
                .toList();
    }
}
