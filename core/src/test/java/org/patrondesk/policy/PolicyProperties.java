package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

class PolicyProperties {
    /** 96 complete ones and 204 with something unknown for each policy. */
    private static final List<Map<String, Object>> ALL_FACTS = SmallPolicies.allFacts();

    private static final List<Map<String, Object>> COMPLETE = SmallPolicies.completions(Map.of());

    /** 96 requests for each of 11,000 policies: more than a million pairs over all five precedences. */
    @Property(tries = 11_000, shrinking = ShrinkingMode.OFF)
    void the_index_answers_as_reading_the_rules_one_after_the_other_does(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        for (Map<String, Object> facts : COMPLETE) {
            Verdict verdict = policy.decide(set.vocabulary().facts(facts));
            PlainReading read = PlainReading.of(tree, facts);
            assertThat(verdict.outcome()).isEqualTo(read.outcome());
            assertThat(verdict.rule()).isEqualTo(read.rule());
            assertThat(verdict.matches()).isEqualTo(read.matches());
            assertThat(verdict.require()).hasSameElementsAs(read.require());
            assertThat(verdict.instead()).isEqualTo(read.instead());
            assertThat(verdict.set()).isEqualTo(read.set());
        }
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void an_answer_stands_when_every_way_the_unknown_facts_turn_out_agrees(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        Map<Map<String, Object>, PlainReading> read = new HashMap<>();
        COMPLETE.forEach(facts -> read.put(facts, PlainReading.of(tree, facts)));
        for (Map<String, Object> facts : ALL_FACTS) {
            Verdict verdict = policy.decide(set.vocabulary().facts(facts));
            Map<Map<String, Object>, PlainReading> cases = new LinkedHashMap<>();
            SmallPolicies.completions(facts).forEach(told -> cases.put(told, Objects.requireNonNull(read.get(told))));
            check(verdict, cases, set.precedence().together());
        }
    }

    static void check(Verdict verdict, Map<Map<String, Object>, PlainReading> read, boolean together) {
        List<PlainReading> cases = List.copyOf(read.values());
        PlainReading one = cases.get(0);
        boolean agreed = cases.stream()
                .allMatch(each -> each.outcome() == one.outcome()
                        && each.require().equals(one.require())
                        && each.instead().equals(one.instead())
                        && (!together || each.set().equals(one.set())));
        if (agreed) {
            assertThat(verdict.missing()).isEmpty();
            assertThat(verdict.outcome()).isEqualTo(one.outcome());
            assertThat(reasons(cases)).contains(verdict.rule());
            assertThat(verdict.require()).hasSameElementsAs(one.require());
            assertThat(verdict.instead()).isEqualTo(one.instead());
            checkOutputs(verdict, read);
        } else {
            assertThat(verdict.outcome()).isEqualTo(Outcome.ASK);
            assertThat(verdict.rule()).isEqualTo(Verdict.UNKNOWN_FACT);
            assertThat(verdict.missing())
                    .isNotEmpty()
                    .hasSameElementsAs(telling(
                            read,
                            each -> List.of(
                                    each.outcome(), each.require(), each.instead(), together ? each.set() : Map.of())));
        }
        List<String> always = one.matches().stream()
                .filter(rule -> cases.stream().allMatch(each -> each.matches().contains(rule)))
                .toList();
        assertThat(verdict.matches()).hasSameElementsAs(always);
    }

    /** Rules that hold whatever the unknown facts are and decide for some; else the default, if it may answer. */
    private static List<String> reasons(List<PlainReading> cases) {
        List<String> deciding =
                cases.stream().map(PlainReading::rule).distinct().toList();
        List<String> sure = deciding.stream()
                .filter(rule -> cases.stream().allMatch(each -> each.matches().contains(rule)))
                .toList();
        String otherwise = deciding.contains(Verdict.DEFAULT) ? Verdict.DEFAULT : Verdict.UNKNOWN_FACT;
        return sure.isEmpty() ? List.of(otherwise) : sure;
    }

    private static void checkOutputs(Verdict verdict, Map<Map<String, Object>, PlainReading> read) {
        Set<String> unsettled = new TreeSet<>();
        Map<String, Object> agreed = new TreeMap<>();
        for (String output : List.of("days", "fine")) {
            Set<Object> values = read.values().stream()
                    .map(each -> each.set().getOrDefault(output, "not set"))
                    .collect(Collectors.toSet());
            if (values.size() > 1) {
                unsettled.add(output);
            } else if (!values.contains("not set")) {
                agreed.put(output, values.iterator().next());
            }
        }
        assertThat(verdict.set()).isEqualTo(agreed);
        assertThat(verdict.unsettled().keySet()).isEqualTo(unsettled);
        verdict.unsettled()
                .forEach((output, asked) -> assertThat(asked)
                        .isNotEmpty()
                        .hasSameElementsAs(telling(read, each -> each.set().getOrDefault(output, "not set"))));
    }

    /** The attributes of which another value, all else alike, leads to another answer. */
    private static Set<String> telling(
            Map<Map<String, Object>, PlainReading> cases, Function<PlainReading, Object> answer) {
        Set<String> telling = new TreeSet<>();
        for (String attribute : cases.keySet().iterator().next().keySet()) {
            Map<Map<String, Object>, Set<Object>> answers = new HashMap<>();
            cases.forEach((facts, read) -> {
                Map<String, Object> others = new TreeMap<>(facts);
                others.remove(attribute);
                answers.computeIfAbsent(others, none -> new HashSet<>()).add(answer.apply(read));
            });
            if (answers.values().stream().anyMatch(some -> some.size() > 1)) {
                telling.add(attribute);
            }
        }
        return telling;
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void telling_the_missing_facts_always_ends_the_asking(@ForAll long seed) {
        PolicySet set = PolicyReader.read(PolicyTrees.random(seed));
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
        PolicySet set = PolicyReader.read(PolicyTrees.random(seed));
        PolicySet again = PolicyReader.read(StoredObject.parse(set.stored().canonical()));

        assertThat(again.hash()).isEqualTo(set.hash());
        for (Map<String, Object> facts : ALL_FACTS) {
            assertThat(Policy.of(again).decide(again.vocabulary().facts(facts)))
                    .isEqualTo(Policy.of(set).decide(set.vocabulary().facts(facts)));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void a_policy_without_a_rule_answers_as_if_it_had_never_been_written(@ForAll long seed) {
        StoredObject tree = PolicyTrees.random(seed);
        PolicySet set = PolicyReader.read(tree);
        for (Rule rule : set.rules()) {
            Policy without = Policy.of(set).without(rule.id());
            List<?> others = tree.list("rules").stream()
                    .filter(each -> !((StoredObject) each).text("id").equals(rule.id()))
                    .toList();
            StoredObject shorter = tree.with("rules", others);
            for (Map<String, Object> facts : SmallPolicies.completions(Map.of())) {
                assertThat(without.decide(set.vocabulary().facts(facts)).outcome())
                        .isEqualTo(PlainReading.of(shorter, facts).outcome());
            }
        }
    }
}
