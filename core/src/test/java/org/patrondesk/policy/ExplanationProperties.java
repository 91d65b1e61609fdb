package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** Explanations against trying every other request. */
class ExplanationProperties {
    private static final List<Map<String, Object>> COMPLETE = PolicyTrees.requests();
    private static final List<String> ATTRIBUTES = List.copyOf(SmallPolicies.VALUES.keySet());

    /** The place and the number of loans can change, in this order; card and residence cannot. */
    private static final List<String> CHANGEABLE = List.of("place", "loans");

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void near_misses_are_the_rules_that_one_other_value_would_let_hold(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        Map<Map<String, Object>, PlainReading> read = readings(tree);
        for (Map<String, Object> facts : COMPLETE) {
            Set<Explanation.NearMiss> expected = new HashSet<>();
            List<String> holding = reading(read, facts).matches();
            for (Map<String, Object> other : COMPLETE) {
                List<String> differing = differing(facts, other);
                if (differing.size() == 1) {
                    reading(read, other).matches().stream()
                            .filter(rule -> !holding.contains(rule))
                            .forEach(rule -> expected.add(new Explanation.NearMiss(rule, differing.get(0))));
                }
            }
            List<Explanation.NearMiss> near =
                    policy.explain(set.vocabulary().facts(facts)).nearMisses();
            assertThat(near).doesNotHaveDuplicates().hasSameElementsAs(expected);
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void the_nearest_yes_is_the_best_of_all_that_changing_what_can_change_reaches(@ForAll long seed) {
        StoredObject tree = changeable(PolicyTrees.random(seed));
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        Map<Map<String, Object>, PlainReading> read = readings(tree);
        for (Map<String, Object> facts : COMPLETE) {
            Explanation explanation = policy.explain(set.vocabulary().facts(facts));
            Optional<List<String>> best = reading(read, facts).outcome().isYes()
                    ? Optional.empty()
                    : COMPLETE.stream()
                            .filter(other -> reading(read, other).outcome().isYes())
                            .map(other -> differing(facts, other).stream()
                                    .map(attribute -> "other".equals(other.get(attribute)) ? "nobody can" : attribute)
                                    .toList())
                            .filter(CHANGEABLE::containsAll)
                            .min((a, b) -> a.size() != b.size()
                                    ? Integer.compare(a.size(), b.size())
                                    : Integer.compare(ATTRIBUTES.indexOf(a.get(0)), ATTRIBUTES.indexOf(b.get(0))));
            assertThat(explanation
                            .nearestYes()
                            .map(yes -> Set.copyOf(yes.change().keySet())))
                    .isEqualTo(best.map(Set::copyOf));
            explanation.nearestYes().ifPresent(yes -> leadsThere(policy, facts, yes));
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void with_unknown_facts_a_near_miss_fails_for_one_known_fact_and_a_nearest_yes_holds_in_any_case(
            @ForAll long seed) {
        StoredObject tree = changeable(PolicyTrees.random(seed));
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        for (Map<String, Object> facts : SmallPolicies.allFacts()) {
            Explanation explanation = policy.explain(set.vocabulary().facts(facts));
            if (!explanation.verdict().missing().isEmpty()) {
                assertThat(explanation.nearMisses()).isEmpty();
                assertThat(explanation.nearestYes()).isEmpty();
            }
            for (Explanation.NearMiss miss : explanation.nearMisses()) {
                assertThat(facts).containsKey(miss.attribute());
                Map<String, Object> open = new HashMap<>(facts);
                open.remove(miss.attribute());
                assertThat(SmallPolicies.completions(facts))
                        .noneMatch(each -> PlainReading.of(tree, each).matches().contains(miss.rule()));
                assertThat(SmallPolicies.completions(open))
                        .anyMatch(each -> PlainReading.of(tree, each).matches().contains(miss.rule()));
            }
            explanation.nearestYes().ifPresent(yes -> leadsThere(policy, facts, yes));
        }
    }

    private static Map<Map<String, Object>, PlainReading> readings(StoredObject tree) {
        Map<Map<String, Object>, PlainReading> read = new HashMap<>();
        COMPLETE.forEach(facts -> read.put(facts, PlainReading.of(tree, facts)));
        return read;
    }

    private static PlainReading reading(Map<Map<String, Object>, PlainReading> read, Map<String, Object> facts) {
        return Objects.requireNonNull(read.get(facts));
    }

    private static void leadsThere(Policy policy, Map<String, Object> facts, Explanation.NearestYes yes) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.putAll(yes.change());
        Verdict verdict = policy.decide(policy.set().vocabulary().facts(changed));
        assertThat(verdict.outcome()).isEqualTo(yes.outcome());
        assertThat(verdict.rule()).isEqualTo(yes.rule());
    }

    private static List<String> differing(Map<String, Object> one, Map<String, Object> other) {
        return ATTRIBUTES.stream()
                .filter(attribute -> !Objects.equals(one.get(attribute), other.get(attribute)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static StoredObject changeable(StoredObject tree) {
        StoredObject attributes = tree.object("attributes");
        for (String id : CHANGEABLE) {
            attributes = attributes.with(id, attributes.object(id).with("changeable", true));
        }
        return tree.with("attributes", attributes);
    }
}
