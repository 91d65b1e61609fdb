package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.Riverside;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.recall.Edited;
import org.patrondesk.recall.Finder;

class DecisionLogProperties {
    private static final int FEW = 120;
    /** More than one block of bits, so that blocks meet. */
    private static final int MANY = 64 * Finder.BLOCK + 500;

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void a_log_in_memory_reports_what_replay_decision_by_decision_does(@ForAll long seed) {
        Policy then = Logs.policy(PolicyTrees.random(seed));
        Policy candidate = Logs.policy(PolicyTrees.random(seed + 1));
        List<Recorded> decisions = new Logs(seed).smallLog(then, FEW);

        assertThat(Logs.of(candidate, decisions).replay(candidate).report())
                .isEqualTo(Logs.streamed(candidate, decisions));
        assertThat(Logs.of(candidate, decisions).size()).isEqualTo(FEW);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void replay_of_a_difference_reports_what_full_replay_does(@ForAll long seed) {
        Policy then = Logs.policy(PolicyTrees.random(seed));
        Policy candidate = Logs.policy(PolicyTrees.random(seed + 1));
        DecisionLog log = Logs.of(then, new Logs(seed).smallLog(then, FEW));

        assertThat(log.replay(then).edited(candidate).report())
                .isEqualTo(log.replay(candidate).report());
        assertThat(log.replay(then).edited(candidate).edited(then).report())
                .isEqualTo(log.replay(then).report());
    }

    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    void edits_of_one_rule_on_long_axes_are_replayed_exactly(@ForAll long seed) {
        Logs logs = new Logs(seed);
        StoredObject tree = Logs.readable(logs::wide);
        Policy then = Logs.policy(tree);
        List<Recorded> decisions = logs.wideLog(then, MANY);
        DecisionLog log = Logs.of(then, decisions);
        LogReplay base = log.replay(then);
        assertThat(base.report()).isEqualTo(Logs.streamed(then, decisions));
        for (int i = 0; i < 3; i++) {
            Policy candidate = Logs.policy(Logs.readable(() -> logs.edited(tree)));
            Replay.Report expected = Logs.streamed(candidate, decisions);

            assertThat(log.replay(candidate).report()).isEqualTo(expected);
            assertThat(base.edited(candidate).report()).isEqualTo(expected);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void under_the_recorded_policy_nothing_changes(@ForAll long seed) {
        Policy then = Logs.policy(PolicyTrees.random(seed));
        List<Recorded> decisions = new Logs(seed).smallLog(then, FEW);
        Replay.Report report = Logs.of(then, decisions).replay(then).report();
        Drift drift = new Drift();
        decisions.forEach(decision -> drift.add(decision, then));

        assertThat(report.byRule()).isEmpty();
        assertThat(report.splitBands()).isEmpty();
        assertThat(report.notReplayable().keySet()).isSubsetOf(Replay.NO_FACTS);
        assertThat(drift.report().isNone()).isTrue();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void what_differs_between_two_lists_is_a_smallest_set_that_explains_it(@ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> before = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            before.add(seed % 2 == 0 ? i : random.nextInt(10));
        }
        List<Integer> after = new ArrayList<>(before);
        Collections.swap(after, random.nextInt(8), random.nextInt(8));
        after.remove(random.nextInt(8));
        Edited<Integer> edited = new Edited<>(before, after);

        int last = -1;
        boolean[] added = edited.added();
        for (int i = 0; i < before.size(); i++) {
            if (edited.now(i) >= 0) {
                assertThat(edited.now(i)).isGreaterThan(last);
                assertThat(after.get(edited.now(i))).isEqualTo(before.get(i));
                assertThat(added[edited.now(i)]).isFalse();
                last = edited.now(i);
            }
        }
        // One taken out, and two that changed places: at most five places differ on both sides together.
        assertThat(edited.differing()).hasSizeLessThanOrEqualTo(seed % 2 == 0 ? 5 : 15);
    }

    @Example
    void a_policy_with_other_words_is_refused() {
        Policy policy = Policy.of(Riverside.policy());
        DecisionLog log = Logs.of(policy, List.of());

        assertThatThrownBy(() -> log.replay(Logs.policy(PolicyTrees.random(1))))
                .hasMessageContaining("another vocabulary than the log");
        assertThat(log.replay(policy).report().decisions()).isZero();
    }
}
