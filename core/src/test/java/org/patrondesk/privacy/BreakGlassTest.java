package org.patrondesk.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.Health;
import org.patrondesk.PatronDesk;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.barrier.Barrier;
import org.patrondesk.barrier.BarrierRegister;
import org.patrondesk.barrier.RegisterBarrier;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.Event;
import org.patrondesk.journal.Events;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.memory.InMemoryStorage;

class BreakGlassTest {
    private static final Tenant TENANT = Riverside.TENANT;
    private static final String REASON = "A child is lost in the building.";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Hand clock = new Hand();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final PatronDesk desk =
            PatronDesk.builder().storage(storage).clock(clock).build();
    private final Session ann = staff("ann", Roles.DESK, Set.of(new Branch("Mill Lane")));
    private final Session bob = staff("bob", Roles.SUPERVISOR, Set.of());
    private final Session officer = staff("eve", Roles.PRIVACY_OFFICER, Set.of());

    private Session staff(String id, String role, Set<Branch> branches) {
        return desk.as(Identity::of, new Actor.Staff(TENANT, id, Set.of(role), branches));
    }

    @BeforeEach
    void a_barrier_stands_at_a_branch_where_ann_does_not_work() {
        UUID no = bob.logbook()
                .log(LogNo.atDesk(new Branch("Harbour"), "A ramp?", "unwritten"))
                .orThrow();
        bob.barriers()
                .register(RegisterBarrier.of("Stairs", new Branch("Harbour"), List.of(no)))
                .orThrow();
    }

    private static UUID open(Session who) {
        return who.emergencies().open(OpenEmergency.of(REASON, HOUR)).orThrow();
    }

    private static List<Barrier> barriers(Session who) {
        return barriers(who.barriers());
    }

    private static List<Barrier> barriers(BarrierRegister register) {
        List<Barrier> all = new ArrayList<>();
        register.each(all::add);
        return all;
    }

    private static List<EmergencyAccess> unseen(Session who) {
        List<EmergencyAccess> all = new ArrayList<>();
        who.emergencies().unseen(all::add);
        return all;
    }

    private List<Event> events() {
        List<Event> all = new ArrayList<>();
        storage.read(Riverside.scope(Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(all::add);
            return true;
        });
        return all.stream()
                .filter(event ->
                        event.type().startsWith("glass-") || event.type().startsWith("emergency-"))
                .toList();
    }

    @Test
    void in_an_emergency_staff_see_more_and_only_until_it_is_over() {
        assertThatThrownBy(() -> barriers(ann)).isInstanceOf(AccessDenied.class);
        Session wider = ann.inEmergency(open(ann)).orElseThrow();
        BarrierRegister kept = wider.barriers();

        assertThat(barriers(wider)).hasSize(1);
        assertThatThrownBy(() -> barriers(ann)).as("her other session").isInstanceOf(AccessDenied.class);
        clock.advance(HOUR.minusMillis(1));
        assertThat(barriers(wider)).hasSize(1);
        assertThat(barriers(kept)).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> barriers(wider)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> barriers(kept)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void whenever_access_was_wider_it_stood_in_the_journal_and_before_others_already() {
        UUID opened = open(ann);
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("glass-broken");
            assertThat(event.actor()).isEqualTo("ann");
            assertThat(event.body().text("emergency")).isEqualTo(opened.toString());
            assertThat(event.body().text("until"))
                    .isEqualTo(clock.instant().plus(HOUR).toString());
            assertThat(event.body().canonical()).doesNotContain("child").doesNotContain("ann");
        });
        assertThat(unseen(officer)).singleElement().satisfies(access -> {
            assertThat(access.id()).isEqualTo(opened);
            assertThat(access.by()).isEqualTo("ann");
            assertThat(access.reason()).isEqualTo(REASON);
        });
        assertThat(officer.health().emergencies()).isEqualTo(new Unseen(1, Optional.of(clock.instant())));

        assertThat(barriers(ann.inEmergency(opened).orElseThrow())).hasSize(1);
    }

    @Test
    void what_was_not_written_down_opens_nothing() {
        Session refusing = PatronDesk.builder()
                .storage(new InMemoryStorage(clock))
                .clock(clock)
                .build()
                .as(Identity::of, Actor.Staff.of(TENANT, "ann", Roles.DESK));

        assertThat(refusing.inEmergency(open(ann))).as("written down elsewhere").isEmpty();
        assertThat(ann.inEmergency(UUID.randomUUID())).isEmpty();
        assertThat(events()).hasSize(1);
    }

    @Test
    void an_emergency_is_of_use_to_whoever_opened_it_alone() {
        UUID opened = open(ann);
        Session carl = staff("carl", Roles.DESK, Set.of());
        Session namesake = desk.as(Identity::of, Actor.Staff.of(new Tenant("hillside"), "ann", Roles.DESK));

        assertThat(carl.inEmergency(opened)).isEmpty();
        assertThat(bob.inEmergency(opened)).isEmpty();
        assertThat(namesake.inEmergency(opened)).isEmpty();
        assertThat(carl.emergencies().close(opened)).isInstanceOf(Answer.NotFound.class);
        assertThat(namesake.emergencies().close(opened)).isInstanceOf(Answer.NotFound.class);
        assertThat(ann.inEmergency(opened)).isPresent();
    }

    @Test
    void closed_early_it_is_over_for_sessions_that_have_it_too() {
        UUID opened = open(ann);
        Session wider = ann.inEmergency(opened).orElseThrow();
        wider.emergencies().close(opened).orThrow();

        assertThatThrownBy(() -> barriers(wider)).isInstanceOf(AccessDenied.class);
        assertThat(ann.inEmergency(opened)).isEmpty();
        assertThat(ann.emergencies().close(opened).orThrow()).isEqualTo(opened);
        assertThat(events()).extracting(Event::type).containsExactly("glass-broken", "glass-closed");
    }

    @Test
    void who_reads_of_emergencies_may_end_anybodys() {
        UUID opened = open(ann);

        assertThat(officer.emergencies().close(opened).orThrow()).isEqualTo(opened);
        assertThat(ann.inEmergency(opened)).isEmpty();
        assertThat(officer.emergencies().close(UUID.randomUUID())).isInstanceOf(Answer.NotFound.class);
        assertThat(events()).extracting(Event::actor).containsExactly("ann", "eve");
    }

    @Test
    void one_that_ended_by_itself_is_closed_without_a_word() {
        UUID opened = open(ann);
        clock.advance(HOUR);

        assertThat(ann.emergencies().close(opened).orThrow()).isEqualTo(opened);
        assertThat(events()).extracting(Event::type).containsExactly("glass-broken");
    }

    @Test
    void somebody_else_marks_it_as_seen_once() {
        UUID opened = open(bob);
        MarkSeen mark = MarkSeen.of(opened).noting("Talked to Bob.");

        assertThat(codes(bob.emergencies().seen(mark))).containsExactly("OwnEmergency");
        assertThat(officer.emergencies().seen(mark).orThrow()).isEqualTo(opened);
        assertThat(officer.emergencies().seen(mark).orThrow()).as("again").isEqualTo(opened);
        assertThat(codes(officer.emergencies().seen(MarkSeen.of(opened)))).containsExactly("SeenBefore");
        assertThat(codes(officer.emergencies().seen(MarkSeen.of(opened).noting(""))))
                .containsExactly("Size");
        assertThat(officer.emergencies().seen(MarkSeen.of(UUID.randomUUID()))).isInstanceOf(Answer.NotFound.class);
        assertThat(unseen(officer)).isEmpty();
        assertThat(officer.health()).extracting(Health::emergencies).isEqualTo(Unseen.NONE);
        assertThat(events()).extracting(Event::type).containsExactly("glass-broken", "emergency-seen");
    }

    @Test
    void an_emergency_gives_nobody_the_right_to_pass_their_own() {
        Roles lax = Roles.shipped().withEmergency(Roles.DESK, Set.of(Permission.READ_EMERGENCIES));
        Session own = PatronDesk.builder()
                .storage(storage)
                .clock(clock)
                .roles(lax)
                .build()
                .as(Identity::of, Actor.Staff.of(TENANT, "ann", Roles.DESK));
        UUID opened = open(own);

        assertThat(codes(own.inEmergency(opened).orElseThrow().emergencies().seen(MarkSeen.of(opened))))
                .containsExactly("OwnEmergency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59.999S", "PT4H0.001S", "PT-1H", "P30000000D"})
    void a_time_that_is_too_short_or_too_long_is_refused_with_all_else(String lasting) {
        OpenEmergency odd = OpenEmergency.of("too short", Duration.parse(lasting));

        assertThat(codes(ann.emergencies().open(odd))).containsExactly("Size", "OutOfRange");
        assertThat(events()).isEmpty();
    }

    @Test
    void the_longest_and_the_shortest_are_taken() {
        assertThat(ann.emergencies().open(OpenEmergency.of(REASON, BreakGlass.MOST)))
                .isInstanceOf(Answer.Done.class);
        assertThat(ann.emergencies().open(OpenEmergency.of(REASON, BreakGlass.LEAST)))
                .isInstanceOf(Answer.Done.class);
    }

    @Test
    void the_same_key_opens_one_emergency_for_one_person() {
        OpenEmergency command = OpenEmergency.of(REASON, HOUR).withKey("k-1");
        UUID opened = ann.emergencies().open(command).orThrow();

        assertThat(ann.emergencies().open(command).orThrow()).isEqualTo(opened);
        assertThatThrownBy(() -> bob.emergencies().open(command)).isInstanceOf(IdempotencyConflict.class);
        assertThat(events()).hasSize(1);
    }

    @Test
    void who_may_not_break_the_glass_or_read_of_it_is_denied() {
        Session caller = staff("cat", Roles.CALLER, Set.of());
        Session patron = desk.as(Identity::of, new Actor.PatronActor(TENANT, "p-1"));
        for (Session who : List.of(caller, patron, officer)) {
            assertThatThrownBy(() -> open(who)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> who.inEmergency(UUID.randomUUID())).isInstanceOf(AccessDenied.class);
        }
        for (Session who : List.of(caller, patron, ann)) {
            assertThatThrownBy(() -> unseen(who)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> who.emergencies().seen(MarkSeen.of(UUID.randomUUID())))
                    .isInstanceOf(AccessDenied.class);
        }
        assertThatThrownBy(() -> caller.emergencies().close(UUID.randomUUID())).isInstanceOf(AccessDenied.class);
    }

    @Test
    void words_and_names_stand_in_no_text_for_logs() {
        open(ann);
        EmergencyAccess access = unseen(officer).get(0);

        assertThat(access.toString()).doesNotContain("child").doesNotContain("ann");
        assertThat(OpenEmergency.of(REASON, HOUR).toString()).doesNotContain("child");
        assertThat(MarkSeen.of(access.id()).noting("found").toString()).doesNotContain("found");
    }

    private static List<String> codes(Answer<?> answer) {
        return answer instanceof Answer.Invalid<?> invalid
                ? invalid.violations().stream().map(Violation::code).toList()
                : List.of();
    }
}
