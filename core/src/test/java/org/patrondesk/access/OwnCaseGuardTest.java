package org.patrondesk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Purpose;
import org.patrondesk.library.Tenant;
import org.patrondesk.person.Subject;

class OwnCaseGuardTest {
    private static final Tenant RIVERSIDE = new Tenant("riverside");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Subject.Pseudonym ANN = new Subject.Pseudonym("a".repeat(64));
    private static final Subject.Pseudonym BOB = new Subject.Pseudonym("b".repeat(64));

    private final Guard guard = new Guard(Roles.shipped(), Clock.fixed(NOON, ZoneOffset.UTC));

    private static ActorContext context(Actor actor, Subject.Pseudonym... patron) {
        Identity identity = Identity.of(actor);
        for (Subject.Pseudonym person : patron) {
            identity = identity.alsoPatron(person);
        }
        return ActorContext.of(asserted -> asserted, identity, NOON);
    }

    @Test
    void staff_may_not_act_in_their_own_case() {
        ActorContext ann = context(Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK), ANN);

        assertThatThrownBy(() -> guard.permit(ann, Permission.LOG_NO, Optional.of(ANN)))
                .isInstanceOf(AccessDenied.class)
                .hasMessage("This is about you; ask a colleague.");
        assertThat(guard.explain(ann, Permission.LOG_NO, Optional.of(ANN)).bar())
                .contains(AccessDecision.Bar.OWN_CASE);
        assertThat(guard.permit(ann, Permission.LOG_NO, Optional.of(BOB)).permission())
                .isEqualTo(Permission.LOG_NO);
        assertThat(guard.permit(ann, Permission.LOG_NO, Optional.empty()).permission())
                .isEqualTo(Permission.LOG_NO);
        assertThat(guard.explain(ann, Permission.LOG_NO, Optional.of(BOB)).allowed())
                .isTrue();
    }

    @Test
    void every_name_of_theirs_counts() {
        ActorContext ann = context(Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK), ANN, BOB);

        assertThat(ann.isBarredFrom(Optional.of(ANN))).isTrue();
        assertThat(ann.isBarredFrom(Optional.of(BOB))).isTrue();
        assertThat(ann.isBarredFrom(Optional.empty())).isFalse();
    }

    @Test
    void no_emergency_lifts_it() {
        ActorContext ann = context(Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK), ANN)
                .in(new Emergency(new UUID(7, 7), NOON.plusSeconds(60)));

        assertThat(guard.allows(ann, Permission.REVIEW_NOS)).isTrue();
        assertThatThrownBy(() -> guard.permit(ann, Permission.REVIEW_NOS, Optional.of(ANN)))
                .hasMessage("This is about you; ask a colleague.");
    }

    @Test
    void who_lacks_the_permission_is_told_that_first() {
        ActorContext ann = context(Actor.Staff.of(RIVERSIDE, "s-1", Roles.CALLER), ANN);

        assertThatThrownBy(() -> guard.permit(ann, Permission.DECIDE, Optional.of(ANN)))
                .hasMessageStartingWith("This needs the permission DECIDE");
    }

    @Test
    void patrons_act_for_themselves_where_the_library_lets_them() {
        Guard open = new Guard(Roles.shipped().withRole(Roles.PATRON, Set.of(Permission.RECORD_CONSENT)));
        ActorContext ann = context(new Actor.PatronActor(RIVERSIDE, "p-1"), ANN);

        assertThat(open.permit(ann, Permission.RECORD_CONSENT, Optional.of(ANN)).permission())
                .isEqualTo(Permission.RECORD_CONSENT);
        assertThatThrownBy(() -> open.permit(ann, Permission.RECORD_CONSENT, Optional.of(BOB)))
                .isInstanceOf(AccessDenied.class)
                .hasMessage("This is about somebody else; patrons act for themselves.");
    }

    @Test
    void an_emergency_makes_nobody_one_who_works_for_the_whole_library() {
        ActorContext ann = context(new Actor.Staff(
                        RIVERSIDE, "s-1", Set.of(Roles.PRIVACY_OFFICER), Set.of(new Branch("Mill Lane"))))
                .in(new Emergency(new UUID(7, 7), NOON.plusSeconds(60)));

        assertThatThrownBy(() -> guard.permitWholeLibrary(ann, Permission.HOLD_PERSON))
                .isInstanceOf(AccessDenied.class);
    }

    @Test
    void a_verifier_that_answers_nobody_opens_nothing() {
        Identity none = (new Identity[1])[0];
        Identity ofNobody = Identity.of((new Actor[1])[0]);
        for (Identity nobody : new Identity[] {none, ofNobody}) {
            assertThatThrownBy(() -> ActorContext.of(asserted -> nobody, "cookie", NOON))
                    .isInstanceOf(ActorUnverified.class);
        }
    }

    @Test
    void the_whole_library_is_for_those_who_work_for_all_of_it() {
        ActorContext ann = context(
                new Actor.Staff(RIVERSIDE, "s-1", Set.of(Roles.PRIVACY_OFFICER), Set.of(new Branch("Mill Lane"))));

        assertThatThrownBy(() -> guard.permitWholeLibrary(ann, Permission.HOLD_PERSON))
                .isInstanceOf(AccessDenied.class)
                .hasMessage("This is about the whole library; ask somebody who works for every branch.");
        assertThat(guard.permitWholeLibrary(
                                context(Actor.Staff.of(RIVERSIDE, "s-2", Roles.PRIVACY_OFFICER)),
                                Permission.HOLD_PERSON)
                        .branches())
                .isEmpty();
    }

    @Test
    void an_identity_shows_nobody_as_a_patron() {
        Identity ann = Identity.of(Actor.Staff.of(RIVERSIDE, "s-1", Roles.DESK)).alsoPatron(ANN);

        assertThat(ann.toString()).doesNotContain("a".repeat(64)).doesNotContain("s-1");
        assertThat(ann.reading(Locale.FRENCH).patron()).containsExactly(ANN);
        assertThat(ann.during(Purpose.SERVICE).patron()).containsExactly(ANN);
    }
}
