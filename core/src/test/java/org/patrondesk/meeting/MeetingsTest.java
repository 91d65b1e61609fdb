package org.patrondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.AccessDenied;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.Decision;
import org.patrondesk.journal.Answer;
import org.patrondesk.journal.IdempotencyConflict;
import org.patrondesk.journal.Violation;
import org.patrondesk.library.Period;
import org.patrondesk.library.Ref;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.policy.PolicySet;

class MeetingsTest {
    private static final PolicySet NEXT = Riverside.policy("2", 12);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final Riverside library = new Riverside();

    @BeforeEach
    void adopt() {
        library.deskAt(Riverside.WEDNESDAY.minus(Duration.ofDays(100)))
                .as(Identity::of, Riverside.everybody())
                .policies()
                .adopt(Riverside.policy())
                .orThrow();
    }

    private static Resolve change(Optional<LocalDate> begins) {
        return Resolve.change("out-of-area", "Neighbours pay for each other now.", new Resolve.NewPolicy(NEXT, begins));
    }

    private List<Resolution> resolutions() {
        List<Resolution> found = new ArrayList<>();
        library.session()
                .meetings()
                .each(new Period(Riverside.WEDNESDAY, Riverside.WEDNESDAY.plus(Duration.ofDays(100))), found::add);
        return found;
    }

    private Session later(Duration after) {
        return library.deskAt(Riverside.WEDNESDAY.plus(after)).as(Identity::of, Riverside.everybody());
    }

    private List<Violation> violations(Resolve command) {
        Answer<UUID> answer = library.session().meetings().resolve(command);
        assertThat(answer).isInstanceOf(Answer.Invalid.class);
        assertThat(resolutions()).isEmpty();
        return ((Answer.Invalid<UUID>) answer).violations();
    }

    @Test
    void a_rule_is_kept_and_the_reason_is_written_down() {
        UUID kept = library.session()
                .meetings()
                .resolve(Resolve.keep("out-of-area", "The council pays for residents."))
                .orThrow();

        assertThat(resolutions()).singleElement().satisfies(resolution -> {
            assertThat(resolution.id()).isEqualTo(kept);
            assertThat(resolution.kind()).isEqualTo(ResolutionKind.KEEP);
            assertThat(resolution.reason()).isEqualTo("The council pays for residents.");
            assertThat(resolution.change()).isEmpty();
        });
        assertThat(library.eventTypes()).endsWith("nos-resolved");
        assertThat(library.events().toString()).doesNotContain("council pays");
        assertThat(library.session().policies().inForce()).contains(Riverside.policy());
    }

    @Test
    void a_change_is_a_new_version_that_answers_from_its_day() {
        library.session().meetings().resolve(change(Optional.of(MONDAY))).orThrow();
        Instant midnight = MONDAY.atStartOfDay(Riverside.LONDON).toInstant();

        assertThat(resolutions().get(0).change()).contains(new Resolution.Change(NEXT.hash(), midnight));
        assertThat(library.session().policies().inForce()).contains(Riverside.policy());
        assertThat(library.deskAt(midnight.minusMillis(1))
                        .as(Identity::of, Riverside.everybody())
                        .policies()
                        .inForce())
                .contains(Riverside.policy());
        assertThat(library.deskAt(midnight)
                        .as(Identity::of, Riverside.everybody())
                        .policies()
                        .inForce())
                .contains(NEXT);
    }

    @Test
    void a_change_without_a_day_or_from_today_answers_at_once() {
        library.session()
                .meetings()
                .resolve(change(Optional.of(Riverside.TODAY)))
                .orThrow();

        assertThat(library.session().policies().inForce()).contains(NEXT);
        assertThat(resolutions().get(0).change()).contains(new Resolution.Change(NEXT.hash(), Riverside.WEDNESDAY));
    }

    @Test
    void a_change_that_cannot_be_written_down_changes_no_policy() {
        assertThat(violations(change(Optional.of(Riverside.TODAY.minusDays(1)))))
                .extracting(Violation::code)
                .containsExactly("InThePast");
        assertThat(library.session().policies().inForce()).contains(Riverside.policy());
    }

    @Test
    void a_change_must_change_something_and_have_a_version_of_its_own() {
        Resolve.NewPolicy same = new Resolve.NewPolicy(Riverside.policy(), Optional.empty());
        Resolve.NewPolicy reused = new Resolve.NewPolicy(Riverside.policy("1", 12), Optional.empty());

        assertThat(violations(Resolve.change("unused", "Why not?", same)))
                .extracting(Violation::code)
                .containsExactly("InForceAlready");
        assertThat(violations(Resolve.change("unused", "Why not?", reused)))
                .extracting(Violation::code)
                .containsExactly("VersionReused");
    }

    @Test
    void a_change_undoes_no_other_that_begins_before_it_and_may_go_back_to_the_present_one() {
        library.session().meetings().resolve(change(Optional.of(MONDAY))).orThrow();
        PolicySet third = Riverside.policy("3", 24);

        Answer<UUID> undoing = library.session()
                .meetings()
                .resolve(Resolve.change(
                        "unused", "It goes.", new Resolve.NewPolicy(third, Optional.of(MONDAY.plusDays(2)))));
        Answer<UUID> again = library.session()
                .meetings()
                .resolve(Resolve.change(
                        "unused", "It goes.", new Resolve.NewPolicy(NEXT, Optional.of(MONDAY.plusDays(2)))));

        assertThat(((Answer.Invalid<UUID>) undoing).violations())
                .extracting(Violation::code)
                .containsExactly("AnotherBegins");
        assertThat(((Answer.Invalid<UUID>) again).violations())
                .extracting(Violation::code)
                .containsExactly("InForceAlready");
        assertThat(resolutions()).hasSize(1);
    }

    @Test
    void a_policy_belongs_to_a_change_and_to_nothing_else() {
        Optional<Resolve.NewPolicy> policy = Optional.of(new Resolve.NewPolicy(NEXT, Optional.empty()));

        assertThat(violations(
                        new Resolve(ResolutionKind.KEEP, "unused", "It stands.", policy, List.of(), Optional.empty())))
                .extracting(Violation::code)
                .containsExactly("NoChange");
        assertThat(violations(new Resolve(
                        ResolutionKind.CHANGE, "unused", "It goes.", Optional.empty(), List.of(), Optional.empty())))
                .extracting(Violation::code)
                .containsExactly("PolicyMissing");
    }

    @Test
    void an_answer_names_a_rule_that_was_in_force_here_or_unwritten_or_default() {
        assertThat(violations(Resolve.keep("no-such-rule", "It stands.")))
                .extracting(Violation::code)
                .containsExactly("UnknownRule");
        library.session().meetings().resolve(change(Optional.empty())).orThrow();

        for (String rule : List.of("unused", "unwritten", "default")) {
            library.session()
                    .meetings()
                    .resolve(Resolve.findAYes(rule, "A card for the day."))
                    .orThrow();
        }
        assertThat(resolutions()).hasSize(4);
    }

    @Test
    void what_it_is_about_must_be_within_reach() {
        UUID no = library.session()
                .logbook()
                .log(LogNo.atDesk(Riverside.HARBOUR, "A guest pass?", Decision.UNWRITTEN))
                .orThrow();
        Resolve about = Resolve.keep("unwritten", "It stands.").about(List.of(Decision.ref(no)));

        assertThat(library.session(Riverside.CENTRAL).meetings().resolve(about)).isInstanceOf(Answer.Invalid.class);
        assertThat(violations(about.about(List.of(
                        Decision.ref(no),
                        new Ref("barrier", no.toString()),
                        new Ref("decision", "1-1-1-1-1"),
                        new Ref("story", "x")))))
                .extracting(Violation::path)
                .containsExactly("about[1]", "about[2]", "about[3]");
        library.session().meetings().resolve(about).orThrow();
    }

    @Test
    void a_key_answers_once_and_refuses_another_answer() {
        Resolve once = change(Optional.of(MONDAY)).withKey("k");
        UUID first = library.session().meetings().resolve(once).orThrow();

        assertThat(later(Duration.ofDays(30)).meetings().resolve(once).orThrow())
                .isEqualTo(first);
        assertThat(resolutions()).hasSize(1);
        assertThatThrownBy(() -> library.session()
                        .meetings()
                        .resolve(Resolve.keep("unused", "It stands.").withKey("k")))
                .isInstanceOf(IdempotencyConflict.class);
    }

    @Test
    void whoever_may_not_adopt_policies_keeps_and_finds_but_changes_nothing() {
        Session supervisor = library.session(Actor.Staff.of(Riverside.TENANT, "s", Roles.SUPERVISOR));
        Session desk = library.session(Actor.Staff.of(Riverside.TENANT, "d", Roles.DESK));

        supervisor.meetings().resolve(Resolve.keep("unused", "It stands.")).orThrow();
        assertThatThrownBy(() -> supervisor.meetings().resolve(change(Optional.empty())))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.meetings().resolve(Resolve.keep("unused", "It stands.")))
                .isInstanceOf(AccessDenied.class);
        assertThat(resolutions()).hasSize(1);
    }
}
