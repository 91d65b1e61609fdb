package org.patrondesk.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyTrees;
import org.patrondesk.policy.Verdict;
import org.patrondesk.recall.OpenPolicy;
import org.patrondesk.vocabulary.Facts;

/** The table over decisions with unknown facts, against asking the edited policy, decision by decision. */
class UnknownFactsProperties {
    private static final String WAY = "way";
    private static final String POLICY = "policy";
    private static final String CHANGE = "change";

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void edits_have_the_effect_they_are_said_to_have_where_facts_are_unknown(@ForAll long seed) {
        OpenPolicies policies = new OpenPolicies(seed);
        StoredObject tree = policies.tree(1, 8);
        Policy policy = Logs.policy(tree);

        check(tree, policy, policies.log(policy, 30, 0.35));
        Statistics.label(POLICY).collect(policy.set().precedence().together() ? "together" : "each");
        Statistics.label(POLICY)
                .coverage(seen -> List.of("together", "each")
                        .forEach(each -> seen.check(each).count(count -> count > 0)));
        Statistics.label(WAY)
                .coverage(seen -> List.of("worked out", "added to", "moves its rule")
                        .forEach(each -> seen.check(each).count(count -> count > 0)));
        Statistics.label(CHANGE)
                .coverage(seen ->
                        List.of(0, 1, 2).forEach(each -> seen.check(each).count(count -> count > 0)));
    }

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void edits_have_the_effect_they_are_said_to_have_where_rules_tell_too_much_apart_to_work_it_out(@ForAll long seed) {
        OpenPolicies policies = new OpenPolicies(seed);
        StoredObject tree = policies.tree(15, 30);
        Policy policy = Logs.policy(tree);

        check(tree, policy, policies.log(policy, 10, 0.9));
        Statistics.label(WAY)
                .coverage(seen -> List.of("worked out", "asked")
                        .forEach(each -> seen.check(each).count(count -> count > 0)));
    }

    /** Where values are few, alternatives of a rule overlap and exceptions lie where it could be wider. */
    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void edits_of_overlapping_conditions_have_the_effect_they_are_said_to_have(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        Policy policy = Logs.policy(tree);

        check(tree, policy, new OpenPolicies(seed).smallLog(policy, 40, 0.35));
    }

    private static void check(StoredObject tree, Policy policy, List<Recorded> decisions) {
        DecisionLog log = Logs.of(policy, decisions);
        Relaxation relaxation = Relaxation.of(policy, log);
        List<Facts> asked = decisions.stream()
                .map(each -> Again.facts(each, policy.set().vocabulary()))
                .toList();
        checkEdits(tree, policy, asked, relaxation);
        checkRules(policy, asked, relaxation);
        collectWays(policy, log);
    }

    private static void checkEdits(StoredObject tree, Policy policy, List<Facts> asked, Relaxation relaxation) {
        Map<Edit, Relaxation.Effect> told =
                relaxation.edits().stream().collect(Collectors.toMap(Relaxation.Effect::edit, effect -> effect));
        List<Outcome> before =
                asked.stream().map(facts -> policy.decide(facts).outcome()).toList();
        for (Edits.Planned planned : new Edits(policy).planned()) {
            Policy edited = Logs.policy(planned.edit().applyTo(tree));
            long[] counts = new long[Changes.KINDS];
            for (int i = 0; i < asked.size(); i++) {
                Outcome now = edited.decide(asked.get(i)).outcome();
                if (now != before.get(i)) {
                    int kind = before.get(i).isNo() && now.isYes()
                            ? 0
                            : before.get(i).isYes() && now.isNo() ? 1 : 2;
                    counts[kind]++;
                    Statistics.label(CHANGE).collect(kind);
                }
            }
            Relaxation.Effect effect = new Relaxation.Effect(planned.edit(), counts[0], counts[1], counts[2]);
            if (counts[0] == 0) {
                assertThat(told).doesNotContainKey(planned.edit());
            } else {
                assertThat(told).containsEntry(planned.edit(), effect);
            }
        }
    }

    private static void checkRules(Policy policy, List<Facts> asked, Relaxation relaxation) {
        Map<String, long[]> rules = new HashMap<>();
        long untold = 0;
        for (Facts facts : asked) {
            Verdict verdict = policy.decide(facts);
            untold += verdict.rule().equals(Verdict.UNKNOWN_FACT) ? 1 : 0;
            if (verdict.outcome().isNo() && verdict.determining().isPresent()) {
                Outcome without = policy.without(verdict.rule()).decide(facts).outcome();
                long[] counts = rules.computeIfAbsent(verdict.rule(), none -> new long[2]);
                counts[0]++;
                counts[1] += without.isYes() ? 1 : 0;
            }
        }
        assertThat(relaxation.untold()).isEqualTo(untold);
        assertThat(relaxation.rules()).hasSize(rules.size());
        relaxation
                .rules()
                .forEach(
                        rule -> assertThat(rules.get(rule.rule())).containsExactly(rule.determining(), rule.pivotal()));
    }

    /** In which ways the answers are found out. */
    private static void collectWays(Policy policy, DecisionLog log) {
        OpenPolicy open = new OpenPolicy(policy);
        Ranks ranks = new Ranks(policy);
        boolean moves = new Edits(policy).planned().stream().anyMatch(planned -> !ranks.stay(planned));
        boolean adds = policy.set().rules().stream()
                .anyMatch(rule -> !policy.canDetermine(rule) && !rule.require().isEmpty());
        for (DecisionLog.OpenCase each : log.open()) {
            boolean present = open.at(each.possible(), List.of()).isPresent();
            Statistics.label(WAY).collect(present ? "worked out" : "asked");
            if (present && adds) {
                Statistics.label(WAY).collect("added to");
            }
            if (present && moves) {
                Statistics.label(WAY).collect("moves its rule");
            }
        }
    }
}
