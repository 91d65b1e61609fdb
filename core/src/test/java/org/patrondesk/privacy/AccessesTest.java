package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.ActorContext;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Period;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.message.DeliveryState;
import org.patrondesk.person.Subject;
import org.patrondesk.reading.AccessEntry;
import org.patrondesk.reading.AccessSelection;

/** Who read what is about people is written down before they have it. */
class AccessesTest {
    private static final Tenant HILL = new Tenant("hill");
    private static final Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    private static final AccessSelection TODAY =
            AccessSelection.during(new Period(NOW.minusSeconds(60), NOW.plusSeconds(60)));
    private static final Subject.Pseudonym QUILL = new Subject.Pseudonym("4".repeat(64));
    private static final Subject.Pseudonym ROOK = new Subject.Pseudonym("7".repeat(64));

    private final FullDisk storage = new FullDisk(new InMemoryStorage(new HandClock(NOW)));
    private final PatronDesk desk = PatronDesk.builder()
            .storage(storage)
            .clock(new HandClock(NOW))
            .zone(ZoneOffset.UTC)
            .build();

    /** Takes nothing once it is full. */
    private record FullDisk(InMemoryStorage sound, AtomicBoolean full) implements Storage {
        FullDisk(InMemoryStorage sound) {
            this(sound, new AtomicBoolean());
        }

        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            if (full.get()) {
                throw new StorageUnavailable("The disk is full.", null, true);
            }
            return sound.write(scope, work);
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return sound.read(scope, work);
        }

        @Override
        public void close() {
            sound.close();
        }
    }

    private Session session(String id, String... roles) {
        return desk.as(Identity::of, Actor.Staff.of(HILL, id, roles));
    }

    private List<AccessEntry> log(AccessSelection selection) {
        List<AccessEntry> entries = new ArrayList<>();
        session("officer", Roles.PRIVACY_OFFICER).accesses().each(selection, entries::add);
        return entries;
    }

    @Test
    void an_entry_tells_who_asked_when_what_for_and_about_whom() {
        session("staff-1", Roles.DESK).consents().history(QUILL, entry -> {});

        assertThat(log(TODAY)).first().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("staff-1");
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.permission()).isEqualTo(Permission.READ_CONSENT);
            assertThat(entry.purpose()).isEqualTo(Purpose.SERVICE);
            assertThat(entry.access().call()).isEqualTo("consents.history");
            assertThat(entry.access().person()).contains(QUILL);
        });
    }

    @Test
    void the_log_is_read_by_person_and_reading_it_is_written_down_too() {
        session("staff-1", Roles.DESK).consents().history(QUILL, entry -> {});
        session("staff-2", Roles.DESK).consents().history(ROOK, entry -> {});

        assertThat(log(TODAY.about(ROOK)))
                .extracting(entry -> entry.access().call())
                .containsExactly("consents.history", "accesses.each");
        assertThat(log(TODAY)).extracting(AccessEntry::actor).contains("staff-1", "staff-2", "officer");
    }

    @Test
    void nothing_is_handed_out_when_the_entry_cannot_be_written() {
        Session supervisor = session("staff-1", Roles.SUPERVISOR);
        Session officer = session("officer", Roles.PRIVACY_OFFICER);
        storage.full().set(true);

        assertThatThrownBy(() -> supervisor.consents().history(QUILL, entry -> {
                    throw new AssertionError("handed out");
                }))
                .isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> supervisor.outbox().each(DeliveryState.WAITING, status -> {
                    throw new AssertionError("handed out");
                }))
                .isInstanceOf(StorageUnavailable.class);
        assertThatThrownBy(() -> officer.dossiers().ownData(QUILL)).isInstanceOf(StorageUnavailable.class);
        storage.full().set(false);
        assertThat(log(TODAY)).hasSize(1);
    }

    @Test
    void only_the_privacy_officer_and_the_auditor_read_the_log_and_for_the_whole_library() {
        Session others = session("staff-1", Roles.DESK, Roles.SUPERVISOR, Roles.REVIEWER, Roles.POLICY_EDITOR);
        Actor branch = new Actor.Staff(HILL, "a-2", Set.of(Roles.AUDITOR), Set.of(new Branch("Mill Lane")));

        assertThatThrownBy(() -> others.accesses().each(TODAY, entry -> {})).isInstanceOf(AccessDenied.class);
        assertThat(session("a-1", Roles.AUDITOR).accesses().each(TODAY, entry -> {}))
                .isEqualTo(1);
        assertThatThrownBy(() -> desk.as(Identity::of, branch).accesses().each(TODAY, entry -> {}))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void nobody_sees_who_read_about_themselves() {
        session("staff-1", Roles.DESK).consents().history(QUILL, entry -> {});
        session("staff-1", Roles.DESK).consents().history(ROOK, entry -> {});
        Session quill =
                desk.as(actor -> Identity.of(actor).alsoPatron(QUILL), Actor.Staff.of(HILL, "a-1", Roles.AUDITOR));
        List<AccessEntry> seen = new ArrayList<>();

        quill.accesses().each(TODAY, seen::add);

        assertThat(seen)
                .extracting(entry -> entry.access().person())
                .contains(Optional.of(ROOK))
                .doesNotContain(Optional.of(QUILL));
        assertThatThrownBy(() -> quill.accesses().each(TODAY.about(QUILL), entry -> {}))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void entries_of_more_than_a_year_ago_go_whole_and_later_ones_stay() {
        session("staff-1", Roles.DESK).consents().history(QUILL, entry -> {});
        Scope job = new Guard(Roles.shipped())
                .permit(
                        ActorContext.of(Identity::of, new Actor.SystemActor(HILL, Roles.RETENTION), NOW),
                        Permission.ENFORCE_RETENTION);

        assertThat(expire(job, NOW)).isZero();
        assertThat(expire(job, NOW.plusMillis(1))).isEqualTo(1);
        assertThat(log(TODAY)).extracting(entry -> entry.access().call()).containsExactly("accesses.each");
        assertThat(Keeping.ACCESS.atMost()).isEqualTo(java.time.Period.ofYears(1));
    }

    private int expire(Scope job, Instant before) {
        return storage.<Integer>write(
                job, transaction -> transaction.store(Retained.class).expire(Keeping.ACCESS, before, 10));
    }
}
