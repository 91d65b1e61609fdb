package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.patrondesk.Health;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.Work;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.TaskRunner;
import org.patrondesk.journal.Transaction;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.memory.InMemoryKeyVault;
import org.patrondesk.memory.InMemoryStorage;
import org.patrondesk.person.DataKey;
import org.patrondesk.person.KeyOwner;
import org.patrondesk.person.KeyVault;
import org.patrondesk.person.KeyVaultUnavailable;
import org.patrondesk.person.Subject;

/** What the library is behind with is seen, and one thing that fails keeps no other from being done. */
class ArrearsTest {
    private static final Tenant HILL = new Tenant("hill");
    private static final Branch MILL = new Branch("Mill Lane");

    /** Does not destroy the keys of some, as if it could not be reached just then. */
    private static final class HoldingVault implements KeyVault {
        private final KeyVault keys = new InMemoryKeyVault();
        private final Set<KeyOwner> held = new HashSet<>();

        @Override
        public UUID id() {
            return keys.id();
        }

        @Override
        public Map<KeyOwner, DataKey> toWrite(Tenant tenant, Set<KeyOwner> owners) {
            return keys.toWrite(tenant, owners);
        }

        @Override
        public Map<UUID, DataKey> toRead(Tenant tenant, Set<UUID> wanted) {
            return keys.toRead(tenant, wanted);
        }

        @Override
        public void destroy(Tenant tenant, Set<KeyOwner> owners) {
            if (owners.stream().anyMatch(held::contains)) {
                throw new KeyVaultUnavailable("The vault is away; try later.", null, true);
            }
            keys.destroy(tenant, owners);
        }

        @Override
        public boolean isDurable() {
            return false;
        }

        @Override
        public void close() {
            keys.close();
        }
    }

    /** A storage of the heap with another vault than its own. */
    private record Vaulted(Storage storage, KeyVault vault) implements Storage {
        @Override
        public <R> R write(Scope scope, Function<Transaction, R> work) {
            return storage.write(scope, work);
        }

        @Override
        public <R> R read(Scope scope, Function<Transaction, R> work) {
            return storage.read(scope, work);
        }

        @Override
        public TaskRunner tasks() {
            return storage.tasks();
        }

        @Override
        public Optional<KeyVault> keys() {
            return Optional.of(vault);
        }

        @Override
        public void close() {
            storage.close();
        }
    }

    private final HandClock clock = new HandClock(Instant.parse("2026-11-18T12:00:00Z"));
    private final HoldingVault vault = new HoldingVault();
    private final Storage storage = new Vaulted(new InMemoryStorage(clock), vault);
    private final PatronDesk desk = desk(Roles.shipped());
    private final Session officer = session(Roles.PRIVACY_OFFICER);
    private final Subject.Pseudonym quill = officer.pseudonym(new Subject.PatronRef("koha", "4711"));
    private final Subject.Pseudonym rook = officer.pseudonym(new Subject.PatronRef("koha", "4712"));

    private PatronDesk desk(Roles roles) {
        return PatronDesk.builder().storage(storage).clock(clock).roles(roles).build();
    }

    private Session session(String... roles) {
        return desk.as(Identity::of, Actor.Staff.of(HILL, "s-1", roles));
    }

    private void log(Branch branch, Subject.Pseudonym person) {
        session(Roles.DESK)
                .logbook()
                .log(LogNo.atDesk(branch, "May I borrow it?", "unwritten").to(person))
                .orThrow();
    }

    /** An erasure of which the key stays. */
    private void beginErasure(Subject.Pseudonym person) {
        vault.held.add(new KeyOwner.Person(person));
        assertThatThrownBy(() -> officer.dossiers().erase(person, "letter 7")).isInstanceOf(KeyVaultUnavailable.class);
    }

    private Health health() {
        return session(Roles.SUPERVISOR).health();
    }

    @Test
    void a_desk_that_owes_nobody_anything_is_behind_with_nothing() {
        log(MILL, quill);

        assertThat(health().retention()).isEqualTo(Arrears.NONE);
        assertThat(health().erasures()).isEqualTo(Arrears.NONE);
    }

    @Test
    void what_should_have_been_gone_for_more_than_a_day_is_seen_until_it_is_removed() {
        log(MILL, quill);
        clock.advance(Duration.ofDays(91));
        assertThat(officer.retention().report().overdue()).isEqualTo(3);
        assertThat(health().retention()).as("a day late and no more").isEqualTo(Arrears.NONE);
        clock.advance(Duration.ofHours(2));

        assertThat(health().retention()).isEqualTo(new Arrears(3, Optional.of(Duration.ofHours(26))));
        assertThat(session(Roles.AUDITOR).health().retention().count()).isEqualTo(3);
        desk.work().runDue();
        assertThat(health().retention()).isEqualTo(Arrears.NONE);
    }

    @Test
    void only_what_is_at_ones_own_branches_is_seen() {
        log(MILL, quill);
        log(new Branch("Harbour"), rook);
        log(new Branch("Harbour"), rook);
        clock.advance(Duration.ofDays(93));
        Session atMill = desk.as(Identity::of, new Actor.Staff(HILL, "s-2", Set.of(Roles.SUPERVISOR), Set.of(MILL)));

        assertThat(atMill.health().retention().count()).isEqualTo(3);
        assertThat(health().retention().count()).isEqualTo(9);
        assertThat(desk.as(Identity::of, Actor.Staff.of(new Tenant("valley"), "s-1", Roles.SUPERVISOR))
                        .health()
                        .retention())
                .isEqualTo(Arrears.NONE);
    }

    @Test
    void an_erasure_that_was_begun_and_not_finished_is_seen_with_its_age() {
        beginErasure(quill);
        clock.advance(Duration.ofHours(3));
        beginErasure(rook);
        clock.advance(Duration.ofMinutes(20));

        assertThat(health().erasures()).isEqualTo(new Arrears(2, Optional.of(Duration.ofMinutes(200))));
        vault.held.clear();
        desk.work().runDue();
        assertThat(health().erasures()).isEqualTo(Arrears.NONE);
    }

    @Test
    void an_erasure_that_cannot_be_finished_keeps_no_other_from_being_finished() {
        beginErasure(quill);
        beginErasure(rook);
        vault.held.remove(new KeyOwner.Person(rook));

        assertThatThrownBy(() -> officer.dossiers().goOn()).isInstanceOf(KeyVaultUnavailable.class);
        assertThat(health().erasures().count()).isEqualTo(1);
        vault.held.clear();
        assertThat(officer.dossiers().goOn()).isZero();
    }

    @Test
    void the_job_finishes_erasures_though_it_may_not_remove_what_is_over_and_the_other_way_round() {
        log(MILL, rook);
        beginErasure(quill);
        vault.held.clear();
        clock.advance(Duration.ofDays(92));

        Work erasing = desk(Roles.shipped().withSystem(Roles.RETENTION, Set.of(Permission.ERASE_PERSON)))
                .work();
        erasing.runDue();
        assertThat(health().erasures().count()).isZero();
        assertThat(health().retention().count()).isEqualTo(3);

        beginErasure(quill);
        clock.advance(Duration.ofHours(1));
        desk(Roles.shipped().withSystem(Roles.RETENTION, Set.of(Permission.ENFORCE_RETENTION)))
                .work()
                .runDue();
        assertThat(health().erasures().count()).isEqualTo(1);
        assertThat(health().retention().count()).isZero();
    }

    @Test
    void a_round_tells_what_was_removed_and_how_many_erasures_are_still_open() {
        log(MILL, quill);
        clock.advance(Duration.ofDays(92));

        RetentionRound round = RetentionRound.of(officer.retention(), officer.dossiers());
        assertThat(round.report().removed()).isEqualTo(3);
        assertThat(round.erasures()).isZero();
        assertThat(round.isAlarm()).isFalse();
        assertThat(new RetentionRound(round.report(), 1).isAlarm()).isTrue();
    }

    @Test
    void of_a_round_in_which_both_failed_both_failures_are_told() {
        Session desk = session(Roles.DESK);

        assertThatThrownBy(() -> RetentionRound.of(desk.retention(), desk.dossiers()))
                .isInstanceOf(AccessDenied.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
    }
}
