package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.EventBodies;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.Storage;
import org.patrondesk.library.Ids;
import org.patrondesk.seal.Checkpoint;
import org.patrondesk.seal.Fault;
import org.patrondesk.seal.JournalCheck;
import org.patrondesk.seal.Sealing;
import org.patrondesk.testkit.Sample;

/** A journal that was sealed and then changed past the store, by whoever may write to its tables. */
abstract class TamperedStore {
    private static final Instant LATER = Sample.NOON.plusSeconds(3_600);

    private final Scope scope = Sample.scope(Sample.TENANT, Permission.SEAL_JOURNAL);

    private Checkpoint sealed = Checkpoint.of("1:" + "0".repeat(64));

    /** The store, empty at the first opening of a test. */
    abstract Storage open() throws Exception;

    /** A connection past the store that may change whatever is in it. */
    abstract Connection past() throws SQLException;

    /** An id and bytes as the engine's own literals. */
    abstract String id(UUID id);

    abstract String bytes(byte[] bytes);

    /** Lets a column be empty, as who owns the tables can. */
    abstract void letBeNull(String table, String column) throws SQLException;

    /** Five events, the first two and the next two sealed, the last waiting. */
    @BeforeEach
    void a_journal_is_sealed() throws Exception {
        append(1, 2);
        sealing(Sealing::seal);
        append(3, 4);
        sealing(Sealing::seal);
        append(5, 5);
        sealed = check(Optional.empty()).last().orElseThrow();
    }

    @Test
    void left_alone_it_is_sound() throws Exception {
        JournalCheck check = check(Optional.of(sealed));

        assertThat(check.sound()).isTrue();
        assertThat(check.seals()).isEqualTo(2);
        assertThat(check.events()).isEqualTo(4);
        assertThat(check.tail().events()).isEqualTo(1);
        assertThat(check.tail().oldest()).contains(Sample.event(5).at());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            value = {
                "UPDATE event SET body = replace(body, '3', '7') WHERE id = ?3 -> EVENT_CHANGED -> 2 -> 3",
                "UPDATE event SET at = at + 1 WHERE id = ?3 -> CHAIN_BROKEN -> 2 -> 3",
                "UPDATE event SET actor = 'staff-2' WHERE id = ?1 -> EVENT_CHANGED -> 1 -> 1",
                "UPDATE event SET actor = '' WHERE id = ?1 -> EVENT_CHANGED -> 1 -> 1",
                "UPDATE event SET actor_salt = NULL WHERE id = ?1 -> EVENT_CHANGED -> 1 -> 1",
                "UPDATE event SET actor_mark = ZEROS, actor = '', actor_salt = NULL WHERE id = ?1 -> CHAIN_BROKEN -> 1 -> 1",
                "UPDATE event SET actor_mark = NULL WHERE id = ?1 -> CHAIN_BROKEN -> 1 -> 1",
                "UPDATE event SET hash = ZEROS, body = '' WHERE id = ?2 -> CHAIN_BROKEN -> 1 -> 1",
                "UPDATE event SET body = other.body, hash = other.hash FROM (SELECT id, body, hash FROM event) AS other"
                        + " WHERE event.id IN (?1, ?2) AND other.id IN (?1, ?2) AND other.id <> event.id"
                        + " -> CHAIN_BROKEN -> 1 -> 1",
                "UPDATE event SET hash = SHORT WHERE id = ?2 -> EVENT_CHANGED -> 1 -> 2",
                "UPDATE seal SET chain = SHORT WHERE number = 2 -> CHAIN_BROKEN -> 2 -> 3",
                "UPDATE seal SET events = SHORT WHERE number = 2 -> CHAIN_BROKEN -> 2 -> 3",
                "DELETE FROM event WHERE id = ?2 -> EVENT_MISSING -> 1 -> 2",
                "DELETE FROM seal WHERE number = 1 -> SEAL_MISSING -> 1 -> 0",
                "DELETE FROM seal WHERE number = 2 -> EVENTS_UNACCOUNTED -> 0 -> 0",
                "UPDATE seal SET chain = ZEROS WHERE number = 2 -> CHAIN_BROKEN -> 2 -> 3",
                "UPDATE seal SET at = at + 1 WHERE number = 1 -> CHAIN_BROKEN -> 1 -> 1",
                "UPDATE seal SET events = ?4?3 WHERE number = 2 -> CHAIN_BROKEN -> 2 -> 3",
                "DELETE FROM event WHERE id = ?5 -> WAITING_MISSING -> 0 -> 0",
                "DELETE FROM event_waiting -> EVENTS_UNACCOUNTED -> 0 -> 0"
            })
    void what_was_changed_past_the_store_is_found(String sql, Fault.Kind kind, long seal, int position)
            throws Exception {
        change(sql);

        boolean named = kind == Fault.Kind.EVENT_CHANGED || kind == Fault.Kind.EVENT_MISSING;
        Optional<UUID> event = named ? Optional.of(Sample.id(position)) : Optional.empty();
        assertThat(check(Optional.empty()).faults()).first().isEqualTo(new Fault(kind, seal, event, position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "hash", "actor"})
    void what_was_emptied_altogether_is_told_as_changed(String column) throws Exception {
        letBeNull("event", column);
        change("UPDATE event SET " + column + " = NULL WHERE id IN (?3, ?5)");

        assertThat(check(Optional.empty()).faults())
                .first()
                .isEqualTo(new Fault(Fault.Kind.EVENT_CHANGED, 2, Optional.of(Sample.id(3)), 3));
        assertThat(sealing(Sealing::seal)).isEqualTo(1);
        assertThat(check(Optional.empty()).faults())
                .contains(new Fault(Fault.Kind.EVENT_CHANGED, 3, Optional.of(Sample.id(5)), 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"events", "chain", "at"})
    void a_seal_that_was_emptied_is_told_as_broken(String column) throws Exception {
        letBeNull("seal", column);
        change("UPDATE seal SET " + column + " = NULL WHERE number = 2");

        assertThat(check(Optional.empty()).faults())
                .first()
                .isEqualTo(new Fault(Fault.Kind.CHAIN_BROKEN, 2, Optional.empty(), 3));
    }

    @Test
    void an_event_that_was_put_there_is_found_though_the_numbers_add_up() throws Exception {
        change(
                "INSERT INTO event SELECT tenant, ?6, at, actor, body, hash, actor_salt, actor_mark FROM event WHERE id = ?5");
        change("INSERT INTO event_waiting SELECT tenant, ?7 FROM event WHERE id = ?5");
        assertThat(check(Optional.empty()).faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.EVENTS_UNACCOUNTED, Fault.Kind.WAITING_MISSING);

        // Sealing makes it no better.
        sealing(Sealing::seal);
        assertThat(check(Optional.empty()).faults())
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.EVENTS_UNACCOUNTED, Fault.Kind.WAITING_MISSING);
    }

    @Test
    void an_event_that_was_put_there_is_found_though_a_sealed_one_waits_in_its_place() throws Exception {
        change(
                "INSERT INTO event SELECT tenant, ?6, at, actor, body, hash, actor_salt, actor_mark FROM event WHERE id = ?5");
        change("INSERT INTO event_waiting SELECT tenant, id FROM event WHERE id = ?1");

        assertThat(check(Optional.empty()).sound()).isFalse();
        sealing(Sealing::seal);
        assertThat(check(Optional.empty()).sound()).isFalse();
    }

    @Test
    void a_journal_that_was_cut_off_with_its_seal_is_found_by_a_checkpoint_kept_elsewhere() throws Exception {
        change("DELETE FROM event WHERE id IN (?3, ?4)");
        change("DELETE FROM seal WHERE number = 2");

        assertThat(check(Optional.empty()).sound()).isTrue();
        assertThat(check(Optional.of(sealed)).faults())
                .containsExactly(new Fault(Fault.Kind.CHECKPOINT_MISSING, 2, Optional.empty(), 0));
    }

    @Test
    void erased_bodies_leave_the_chain_valid_and_are_counted_sealed_before_or_behind() throws Exception {
        try (Storage storage = open()) {
            storage.write(
                    scope,
                    transaction -> transaction.store(EventBodies.class).erase(List.of(Sample.id(2), Sample.id(5))));
        }
        assertThat(check(Optional.of(sealed)).erased()).isEqualTo(1);
        sealing(Sealing::seal);

        JournalCheck check = check(Optional.of(sealed));
        assertThat(check.sound()).isTrue();
        assertThat(check.erased()).isEqualTo(2);
        assertThat(check.tail().events()).isZero();
    }

    private void append(int from, int to) throws Exception {
        try (Storage storage = open()) {
            storage.write(scope, transaction -> {
                transaction
                        .store(Events.class)
                        .append(IntStream.rangeClosed(from, to)
                                .mapToObj(Sample::event)
                                .toList());
                return true;
            });
        }
    }

    final JournalCheck check(Optional<Checkpoint> known) throws Exception {
        return sealing(sealing -> sealing.verify(known));
    }

    final <R> R sealing(Function<Sealing, R> work) throws Exception {
        try (PatronDesk desk = PatronDesk.builder()
                .storage(open())
                .clock(Clock.fixed(LATER, ZoneOffset.UTC))
                .build()) {
            return work.apply(desk.as(Identity::of, Actor.Staff.of(Sample.TENANT, "staff-1", Roles.AUDITOR))
                    .sealing());
        }
    }

    /** Runs a statement in which {@code ?3} stands for the id of the third event, ZEROS for another hash, SHORT for none. */
    final void change(String sql) throws SQLException {
        String written = sql.replace("ZEROS", bytes(new byte[32]))
                .replace("SHORT", bytes(new byte[5]))
                .replace("?4?3", bytes(swapped()));
        for (int n = 1; n <= 7; n++) {
            written = written.replace("?" + n, id(Sample.id(n)));
        }
        try (Connection connection = past();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(written)).isPositive();
        }
    }

    /** The ids of the second seal, in the other order. */
    private static byte[] swapped() {
        return ByteBuffer.allocate(32)
                .put(Ids.bytes(Sample.id(4)))
                .put(Ids.bytes(Sample.id(3)))
                .array();
    }
}
