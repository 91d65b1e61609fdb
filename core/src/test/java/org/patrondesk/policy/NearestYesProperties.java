package org.patrondesk.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** The nearest yes, whether or not all facts are known, against trying every change of the known ones. */
class NearestYesProperties {
    private static final List<Map<String, Object>> ALL_FACTS = SmallPolicies.allFacts();
    private static final List<String> ATTRIBUTES = List.copyOf(SmallPolicies.VALUES.keySet());

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void the_nearest_yes_holds_however_unknown_facts_turn_out_and_is_missed_nowhere(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> changeable =
                ATTRIBUTES.stream().filter(each -> random.nextInt(3) > 0).toList();
        StoredObject tree = changeable(PolicyTrees.random(seed), changeable);
        PolicySet set = PolicyReader.read(tree);
        Policy policy = Policy.of(set);
        Map<Map<String, Object>, PlainReading> read = new HashMap<>();
        SmallPolicies.completions(Map.of()).forEach(facts -> read.put(facts, PlainReading.of(tree, facts)));
        for (Map<String, Object> facts : ALL_FACTS) {
            Explanation explanation = policy.explain(set.vocabulary().facts(facts));
            if (explanation.verdict().outcome().isNo()) {
                Optional<List<String>> best =
                        best(facts, changeable, read, set.precedence().together());
                assertThat(explanation.nearestYes().map(yes -> List.copyOf(inOrder(yes.change()))))
                        .as("%s", facts)
                        .isEqualTo(best);
                explanation
                        .nearestYes()
                        .ifPresent(yes -> assertThat(yes(
                                        with(facts, yes.change()),
                                        read,
                                        set.precedence().together()))
                                .contains(yes.outcome()));
            }
        }
    }

    /** The fewest attributes, then those first in the vocabulary, whose change leads to a yes in any case. */
    private static Optional<List<String>> best(
            Map<String, Object> facts,
            List<String> changeable,
            Map<Map<String, Object>, PlainReading> read,
            boolean together) {
        return changes(facts, changeable).stream()
                .filter(change -> yes(with(facts, change), read, together).isPresent())
                .map(NearestYesProperties::inOrder)
                .min((a, b) -> a.size() != b.size() ? Integer.compare(a.size(), b.size()) : compare(a, b));
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = Integer.compare(ATTRIBUTES.indexOf(a.get(i)), ATTRIBUTES.indexOf(b.get(i)));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> inOrder(Map<String, Object> change) {
        return ATTRIBUTES.stream().filter(change::containsKey).toList();
    }

    /** Every way to change some of the known facts that can change; nobody can become some other word. */
    private static List<Map<String, Object>> changes(Map<String, Object> facts, List<String> changeable) {
        List<Map<String, Object>> all = List.of(Map.of());
        for (String id : changeable) {
            if (facts.containsKey(id)) {
                List<Map<String, Object>> more = new ArrayList<>(all);
                for (Map<String, Object> change : all) {
                    Objects.requireNonNull(SmallPolicies.VALUES.get(id)).stream()
                            .filter(value -> !value.equals(facts.get(id)) && !value.equals("other"))
                            .forEach(value -> more.add(with(change, Map.of(id, value))));
                }
                all = more;
            }
        }
        return all.subList(1, all.size());
    }

    private static Map<String, Object> with(Map<String, Object> facts, Map<String, Object> change) {
        Map<String, Object> changed = new HashMap<>(facts);
        changed.putAll(change);
        return changed;
    }

    /** The yes that every completion agrees on, with what it asks for and offers; nothing where they do not. */
    private static Optional<Outcome> yes(
            Map<String, Object> facts, Map<Map<String, Object>, PlainReading> read, boolean together) {
        List<PlainReading> cases = SmallPolicies.completions(facts).stream()
                .map(read::get)
                .map(Objects::requireNonNull)
                .toList();
        PlainReading one = cases.get(0);
        boolean agreed = cases.stream()
                .allMatch(each -> each.outcome() == one.outcome()
                        && each.require().equals(one.require())
                        && each.instead().equals(one.instead())
                        && (!together || each.set().equals(one.set())));
        return Optional.of(one.outcome()).filter(outcome -> agreed && outcome.isYes());
    }

    /** Where the yes lies nearest differs with the unknown fact, and only further off do both ways agree. */
    @Example
    void a_yes_that_is_nearest_for_neither_way_an_unknown_fact_turns_out_is_found() {
        PolicySet set = PolicyReader.read(StoredObject.parse("""
                {"policySet":"p","version":"1","philosophy":{"default":"no"},
                 "attributes":{"loans":{"int":"0..3","changeable":true},"local":{"boolean":true}},
                 "attributeOrder":["local","loans"],
                 "rules":[{"id":"here","when":{"local":true,"loans":[0,2]},"decide":"yes"},
                          {"id":"there","when":{"local":false,"loans":[0,1]},"decide":"yes"}]}"""));

        assertThat(Policy.of(set)
                        .explain(set.vocabulary().facts(Map.of("loans", 3)))
                        .nearestYes()
                        .map(Explanation.NearestYes::change))
                .contains(Map.of("loans", 0L));
    }

    private static StoredObject changeable(StoredObject tree, List<String> changeable) {
        StoredObject attributes = tree.object("attributes");
        for (String id : changeable) {
            attributes = attributes.with(id, attributes.object(id).with("changeable", true));
        }
        return tree.with("attributes", attributes);
    }
}
