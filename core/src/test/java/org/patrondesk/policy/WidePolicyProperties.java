package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** Policies over money, days, times, bands and rules that begin and end, against reading one rule after the other. */
class WidePolicyProperties {
    @Property(tries = 250, shrinking = ShrinkingMode.OFF)
    void a_few_rules_answer_as_reading_them_does(@ForAll long seed) {
        Random random = new Random(seed);
        compare(new WidePolicies(random, 3), random.nextInt(10), 40);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void hundreds_of_rules_answer_as_reading_them_does(@ForAll long seed) {
        Random random = new Random(seed);
        compare(new WidePolicies(random, 30), 150 + random.nextInt(500), 40);
    }

    private static void compare(WidePolicies policies, int rules, int requests) {
        StoredObject tree = policies.tree(rules);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        WideReading reading = new WideReading(tree);
        for (int i = 0; i < requests; i++) {
            Map<String, Object> facts = policies.facts();
            LocalDate day = LocalDate.parse(policies.day());
            Verdict verdict = policy.decide(set.vocabulary().facts(facts).on(day));
            PlainReading read = reading.on(day, facts);
            assertThat(verdict.outcome()).isEqualTo(read.outcome());
            assertThat(verdict.rule()).isEqualTo(read.rule());
            assertThat(verdict.matches()).isEqualTo(read.matches());
            assertThat(verdict.require()).hasSameElementsAs(read.require());
            assertThat(verdict.instead()).isEqualTo(read.instead());
            assertThat(verdict.set()).isEqualTo(read.set());
        }
    }

    /** Which values an unknown fact may have is told by one of each kind that the rules tell apart. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void an_answer_to_open_questions_stands_when_every_kind_of_completion_agrees(@ForAll long seed) {
        Random random = new Random(seed);
        WidePolicies policies = new WidePolicies(random, 2);
        StoredObject tree = policies.tree(1 + random.nextInt(5));
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        WideReading reading = new WideReading(tree);
        List<String> all = new ArrayList<>(policies.ids());
        all.add("as-of");
        for (int i = 0; i < 8; i++) {
            Map<String, Object> facts = new HashMap<>(policies.facts());
            facts.put("as-of", policies.day());
            List<Map<String, Object>> completions = List.of(facts);
            for (int open = 0; open < 2; open++) {
                String id = all.get(random.nextInt(all.size()));
                facts.remove(id);
                completions = completed(completions, id, policies.kinds(id));
            }
            Map<Map<String, Object>, PlainReading> cases = new LinkedHashMap<>();
            completions.forEach(each -> cases.put(each, read(reading, each)));
            PolicyProperties.check(
                    policy.decide(set.vocabulary().facts(facts)),
                    cases,
                    set.precedence().together());
        }
    }

    private static List<Map<String, Object>> completed(List<Map<String, Object>> all, String id, List<Object> values) {
        List<Map<String, Object>> more = new ArrayList<>();
        for (Map<String, Object> facts : all) {
            for (Object value : values) {
                Map<String, Object> one = new HashMap<>(facts);
                one.put(id, value);
                more.add(one);
            }
        }
        return more;
    }

    private static PlainReading read(WideReading reading, Map<String, Object> facts) {
        Map<String, Object> known = new HashMap<>(facts);
        LocalDate day = LocalDate.parse(String.valueOf(known.remove("as-of")));
        return reading.on(day, known);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void near_misses_are_the_rules_that_one_other_value_or_day_would_let_hold(@ForAll long seed) {
        Random random = new Random(seed);
        WidePolicies policies = new WidePolicies(random, 3);
        StoredObject tree = policies.tree(random.nextInt(30));
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        WideReading reading = new WideReading(tree);
        for (int i = 0; i < 4; i++) {
            Map<String, Object> facts = new HashMap<>(policies.facts());
            facts.put("as-of", policies.day());
            List<String> holding = read(reading, facts).matches();
            Set<Explanation.NearMiss> expected = new HashSet<>();
            facts.keySet()
                    .forEach(id -> completed(List.of(facts), id, policies.kinds(id))
                            .forEach(other -> read(reading, other).matches().stream()
                                    .filter(rule -> !holding.contains(rule))
                                    .forEach(rule -> expected.add(new Explanation.NearMiss(rule, id)))));
            assertThat(policy.explain(set.vocabulary().facts(facts)).nearMisses())
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(expected);
        }
    }
}
