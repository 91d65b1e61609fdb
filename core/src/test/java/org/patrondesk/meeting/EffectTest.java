package org.patrondesk.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.patrondesk.Riverside;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Request;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.PolicySet;

class EffectTest {
    private static final PolicySet NEXT = Riverside.policy("2", 12);

    private final Riverside library = new Riverside();

    @BeforeEach
    void adopt() {
        library.deskAt(days(-100))
                .as(Identity::of, Riverside.everybody())
                .policies()
                .adopt(Riverside.policy())
                .orThrow();
    }

    private static Resolve change(Optional<LocalDate> begins) {
        return Resolve.change("out-of-area", "Neighbours pay.", new Resolve.NewPolicy(NEXT, begins));
    }

    private Session later(Duration after) {
        return library.deskAt(Riverside.WEDNESDAY.plus(after)).as(Identity::of, Riverside.everybody());
    }

    private void ask(Instant at, int times, Branch branch) {
        for (int i = 0; i < times; i++) {
            library.deskAt(at)
                    .as(Identity::of, Riverside.everybody())
                    .requests()
                    .decide(Request.at(branch, Channel.DESK, Riverside.facts("DH", 1, 30)))
                    .orThrow();
        }
    }

    private static Instant days(int days) {
        return Riverside.WEDNESDAY.plus(Duration.ofDays(days));
    }

    @Test
    void the_effect_counts_nos_a_week_before_and_after() {
        ask(days(-20), 3, Riverside.CENTRAL);
        ask(days(-14), 1, Riverside.CENTRAL);
        ask(days(-10), 7, Riverside.CENTRAL);
        ask(days(-1), 4, Riverside.CENTRAL);
        UUID changed = library.session()
                .meetings()
                .resolve(Resolve.change(
                        "out-of-area",
                        "Neighbours pay.",
                        new Resolve.NewPolicy(Riverside.withoutRules(), Optional.empty())))
                .orThrow();
        ask(days(1), 3, Riverside.CENTRAL);

        assertThat(later(Duration.ofDays(6)).meetings().effect(changed, 4)).isEmpty();
        Effect effect = later(Duration.ofDays(22)).meetings().effect(changed, 4).orElseThrow();

        assertThat(effect.before()).isEqualTo(new Effect.Rate(12, 2));
        assertThat(effect.after()).isEqualTo(new Effect.Rate(0, 3));
        assertThat(effect.allBefore().nos()).isEqualTo(12);
        assertThat(effect.allAfter().nos()).isZero();
        assertThat(effect.times().orElseThrow().best()).isZero();
        assertThat(effect.otherChanges()).isZero();
        assertThat(library.decisions(DecisionSelection.said()))
                .filteredOn(decision -> decision.told() == Outcome.YES)
                .hasSize(3);
    }

    @Test
    void an_effect_is_of_the_askers_branches_and_tells_of_other_changes() {
        ask(days(-7), 2, Riverside.CENTRAL);
        ask(days(-7), 5, Riverside.HARBOUR);
        UUID found = library.session()
                .meetings()
                .resolve(Resolve.findAYes("out-of-area", "A card for the day."))
                .orThrow();
        later(Duration.ofDays(3)).policies().adopt(NEXT).orThrow();
        ask(days(4), 1, Riverside.CENTRAL);

        Effect effect = library.deskAt(days(8))
                .as(
                        Identity::of,
                        new Actor.Staff(
                                Riverside.TENANT, "s", Roles.shipped().grants().keySet(), Set.of(Riverside.CENTRAL)))
                .meetings()
                .effect(found, 1)
                .orElseThrow();

        assertThat(effect.before()).isEqualTo(new Effect.Rate(2, 1));
        assertThat(effect.after()).isEqualTo(new Effect.Rate(1, 1));
        assertThat(effect.otherChanges()).isEqualTo(1);
    }

    @Test
    void a_rule_that_was_kept_and_a_log_that_was_empty_have_no_effect() {
        UUID kept = library.session()
                .meetings()
                .resolve(Resolve.keep("unused", "It stands."))
                .orThrow();
        UUID changed =
                library.session().meetings().resolve(change(Optional.empty())).orThrow();
        Meetings later = later(Duration.ofDays(30)).meetings();

        assertThat(later.effect(kept, 4)).isEmpty();
        assertThat(later.effect(changed, 4)).isEmpty();
        assertThat(later.effect(UUID.randomUUID(), 4)).isEmpty();
        assertThatThrownBy(() -> later.effect(changed, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An effect is measured over 1 to 104 weeks.");
    }
}
