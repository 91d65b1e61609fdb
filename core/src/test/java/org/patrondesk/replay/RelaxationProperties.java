package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/** Everything the table says is found again by editing the file and asking the edited policy, decision by decision. */
class RelaxationProperties {
    private static final int FEW = 150;

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void every_edit_of_a_small_policy_has_exactly_the_effect_it_is_said_to_have(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        Policy policy = Logs.policy(tree);

        checkEdits(tree, policy, new Logs(seed).smallLog(policy, FEW));
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void every_edit_of_a_policy_with_ranges_and_bands_has_exactly_the_effect_it_is_said_to_have(@ForAll long seed) {
        Logs logs = new Logs(seed);
        StoredObject tree = Logs.readable(logs::wide);
        Policy policy = Logs.policy(tree);

        checkEdits(tree, policy, logs.wideLog(policy, 2 * FEW));
    }

    private static void checkEdits(StoredObject tree, Policy policy, List<Recorded> decisions) {
        Relaxation relaxation = Relaxation.of(policy, Logs.of(policy, decisions));
        Map<Edit, Relaxation.Effect> told =
                relaxation.edits().stream().collect(Collectors.toMap(Relaxation.Effect::edit, effect -> effect));
        List<Facts> asked = decisions.stream()
                .filter(Recorded::computed)
                .map(Recorded::facts)
                .toList();
        List<Outcome> before =
                asked.stream().map(facts -> policy.decide(facts).outcome()).toList();
        for (Edits.Planned planned : new Edits(policy).planned()) {
            Policy edited = Logs.policy(planned.edit().applyTo(tree));
            long[] counts = new long[3];
            for (int i = 0; i < asked.size(); i++) {
                Outcome now = edited.decide(asked.get(i)).outcome();
                counts[0] += before.get(i).isNo() && now.isYes() ? 1 : 0;
                counts[1] += before.get(i).isYes() && now.isNo() ? 1 : 0;
                counts[2] += before.get(i) == now ? 0 : 1;
            }
            counts[2] -= counts[0] + counts[1];
            if (counts[0] == 0) {
                assertThat(told).doesNotContainKey(planned.edit());
            } else {
                assertThat(told)
                        .containsEntry(
                                planned.edit(), new Relaxation.Effect(planned.edit(), counts[0], counts[1], counts[2]));
            }
        }
        assertThat(told).hasSizeLessThanOrEqualTo(new Edits(policy).planned().size());
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void every_edit_opens_exactly_as_many_requests_as_it_is_said_to(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        Policy policy = Logs.policy(tree);
        List<Facts> all = PolicyTrees.requests().stream()
                .map(policy.set().vocabulary()::facts)
                .toList();
        Relaxation relaxation = Relaxation.of(policy, Logs.of(policy, new Logs(seed).smallLog(policy, FEW)));
        for (Relaxation.Effect effect : relaxation.edits()) {
            Policy edited = Logs.policy(effect.edit().applyTo(tree));
            long opened = all.stream()
                    .filter(facts -> policy.decide(facts).outcome().isNo()
                            && edited.decide(facts).outcome().isYes())
                    .count();

            assertThat(relaxation.opened(effect)).contains(BigInteger.valueOf(opened));
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void rules_and_stacks_are_counted_as_reading_all_that_holds_counts_them(@ForAll long seed) {
        Policy policy = Logs.policy(PolicyTrees.random(seed));
        List<Facts> all = PolicyTrees.requests().stream()
                .map(policy.set().vocabulary()::facts)
                .toList();
        DecisionLog.Builder builder = new DecisionLog.Builder(policy.set().vocabulary());
        Logs.said(policy, all).forEach(builder::add);
        Relaxation relaxation = Relaxation.of(policy, builder.build());

        Map<String, long[]> rules = new HashMap<>();
        Map<List<String>, Long> stacks = new HashMap<>();
        long unruled = 0;
        for (Facts facts : all) {
            Verdict verdict = policy.decide(facts);
            if (!verdict.outcome().isNo()) {
                continue;
            }
            List<String> stack = stack(policy, verdict);
            if (verdict.determining().isPresent()) {
                long[] counts = rules.computeIfAbsent(verdict.rule(), none -> new long[2]);
                counts[0]++;
                counts[1] +=
                        policy.without(verdict.rule()).decide(facts).outcome().isYes() ? 1 : 0;
            }
            if (stack.isEmpty()) {
                unruled++;
            } else if (stack.size() > 1) {
                stacks.merge(stack, 1L, Long::sum);
            }
        }
        assertThat(relaxation.unruled()).isEqualTo(unruled);
        assertThat(relaxation.stacks().stream()
                        .collect(Collectors.toMap(Relaxation.Stack::rules, Relaxation.Stack::nos)))
                .isEqualTo(stacks);
        assertThat(relaxation.rules()).hasSize(rules.size());
        relaxation
                .rules()
                .forEach(
                        rule -> assertThat(rules.get(rule.rule())).containsExactly(rule.determining(), rule.pivotal()));
    }

    /** The rules that say no above the first yes, by the order in which rules hold; none when there is no yes. */
    private static List<String> stack(Policy policy, Verdict verdict) {
        Set<String> stack = new LinkedHashSet<>();
        for (String id : verdict.matches()) {
            var rule = policy.set().rule(id).orElseThrow();
            Outcome outcome = rule.outcome().orElse(policy.set().philosophy().otherwise());
            if (policy.canDetermine(rule) && outcome.isYes()) {
                return new ArrayList<>(stack);
            }
            if (policy.canDetermine(rule)) {
                stack.add(id);
            }
        }
        return policy.set().philosophy().otherwise().isYes() ? new ArrayList<>(stack) : List.of();
    }
}
