package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.SmallPolicies.Case;

class PolicyProperties {
    /** 240 for each policy, so 1,000 policies are 240,000 pairs of policy and facts. */
    private static final List<Map<String, Object>> ALL_FACTS = SmallPolicies.allFacts();

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void an_answer_stands_when_every_way_the_unknown_facts_turn_out_agrees(@ForAll long seed) {
        StoredObject tree = tree(seed);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        for (Map<String, Object> facts : ALL_FACTS) {
            Verdict verdict = policy.decide(set.vocabulary().facts(facts));
            Set<Case> cases = SmallPolicies.completions(facts).stream()
                    .map(complete -> Case.of(tree, complete))
                    .collect(Collectors.toSet());
            check(verdict, facts, cases);
        }
    }

    private static void check(Verdict verdict, Map<String, Object> facts, Set<Case> cases) {
        boolean agreed = cases.stream()
                        .map(one -> List.of(one.outcome(), one.instead()))
                        .distinct()
                        .count()
                == 1;
        if (agreed) {
            assertThat(cases).contains(new Case(verdict.outcome(), verdict.rule(), verdict.instead()));
            assertThat(verdict.missing()).isEmpty();
        } else {
            assertThat(verdict.outcome()).isEqualTo(Outcome.ASK);
            assertThat(verdict.rule()).isEqualTo(Verdict.UNKNOWN_FACT);
            assertThat(verdict.missing()).isNotEmpty().noneMatch(facts::containsKey);
        }
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void telling_the_missing_facts_always_ends_the_asking(@ForAll long seed) {
        PolicySet set = PolicyReader.read(tree(seed));
        Policy policy = Policy.of(set);
        for (Map<String, Object> facts : ALL_FACTS) {
            Verdict verdict = policy.decide(set.vocabulary().facts(facts));
            for (Map<String, Object> told : SmallPolicies.completions(facts)) {
                Map<String, Object> only = told.entrySet().stream()
                        .filter(fact -> facts.containsKey(fact.getKey())
                                || verdict.missing().contains(fact.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
                assertThat(policy.decide(set.vocabulary().facts(only)).outcome())
                        .isNotEqualTo(Outcome.ASK);
            }
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void the_stored_form_read_again_has_the_same_hash_and_answers_the_same(@ForAll long seed) {
        PolicySet set = PolicyReader.read(tree(seed));
        PolicySet again = PolicyReader.read(StoredObject.parse(set.stored().canonical()));

        assertThat(again.hash()).isEqualTo(set.hash());
        for (Map<String, Object> facts : ALL_FACTS) {
            assertThat(Policy.of(again).decide(again.vocabulary().facts(facts)))
                    .isEqualTo(Policy.of(set).decide(set.vocabulary().facts(facts)));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void a_policy_without_a_rule_answers_as_if_it_had_never_been_written(@ForAll long seed) {
        StoredObject tree = tree(seed);
        PolicySet set = PolicyReader.read(tree);
        for (Rule rule : set.rules()) {
            Policy without = Policy.of(set).without(rule.id());
            List<?> others = tree.list("rules").stream()
                    .filter(each -> !((StoredObject) each).text("id").equals(rule.id()))
                    .toList();
            StoredObject shorter = tree.with("rules", others);
            for (Map<String, Object> facts : SmallPolicies.completions(Map.of())) {
                assertThat(without.decide(set.vocabulary().facts(facts)).outcome())
                        .isEqualTo(Case.of(shorter, facts).outcome());
            }
        }
    }

    private static StoredObject tree(long seed) {
        SmallPolicies policies = new SmallPolicies(seed);
        while (true) {
            StoredObject tree = policies.tree();
            try {
                PolicyReader.read(tree);
                return tree;
            } catch (PolicyProblem never) {
                // A rule whose exception takes all of it away is refused; PolicyReaderTest shows that it is.
                assertThat(never).hasMessageContaining("can never hold");
            }
        }
    }
}
