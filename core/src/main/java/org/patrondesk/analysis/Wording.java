package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.Rule;

/** The pieces of sentences about rules and requests. */
final class Wording {
    private static final int FEW = 3;

    private final Ground ground;

    Wording(Ground ground) {
        this.ground = ground;
    }

    /** Such as {@code rules 'a', 'b' and 2 others}. */
    static String rules(Collection<String> ids) {
        return (ids.size() == 1 ? "rule " : "rules ") + quoted(ids);
    }

    /** The first few in quotes, the rest counted. */
    static String quoted(Collection<String> ids) {
        List<String> words = new ArrayList<>(
                ids.stream().limit(FEW).map(id -> "'" + id + "'").toList());
        if (ids.size() > FEW) {
            words.add(ids.size() - FEW == 1 ? "1 other" : ids.size() - FEW + " others");
        }
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** The request at a place, as far as these rules ask about it. */
    String example(Box place, Rule... rules) {
        return example(place, named(Stream.of(rules)));
    }

    String example(Box place, Offering offering, Stream<Rule> rules) {
        Set<String> named = named(rules);
        offering.needs().forEach(need -> named.addAll(need.attributes()));
        return example(place, named);
    }

    /** The request at a place, as far as the place is limited. */
    String example(Box place) {
        Set<String> limited = new LinkedHashSet<>();
        Map<String, Object> request = ground.request(place);
        int axis = 0;
        for (String id : request.keySet()) {
            if (!place.axis(axis).equals(ground.space().axis(axis))) {
                limited.add(id);
            }
            axis++;
        }
        return example(place, limited);
    }

    private static Set<String> named(Stream<Rule> rules) {
        Set<String> named = new LinkedHashSet<>();
        rules.flatMap(rule -> Stream.concat(rule.when().stream(), rule.unless().stream()))
                .map(Condition::attributes)
                .forEach(named::addAll);
        return named;
    }

    private String example(Box place, Set<String> named) {
        return example(ground.request(place), named::contains);
    }

    private static String example(Map<String, Object> request, Predicate<String> named) {
        List<String> pairs = request.entrySet().stream()
                .filter(fact -> named.test(fact.getKey()))
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .toList();
        return pairs.isEmpty() ? "any request" : String.join(", ", pairs);
    }
}
