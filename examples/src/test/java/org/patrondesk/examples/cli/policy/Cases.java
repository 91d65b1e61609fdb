package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.patrondesk.policy.Condition;
import org.patrondesk.policy.Offering;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Span;

/**
 * All requests that a policy tells apart: of each service, one from every cell between the bounds that its rules and
 * offerings name. What holds for all of these holds for all requests.
 */
final class Cases {
    private static final String SERVICE = "service";

    private final PolicySet set;
    private final List<Condition> conditions;

    private Cases(PolicySet set) {
        this.set = set;
        this.conditions = Stream.concat(
                        set.rules().stream().flatMap(Cases::conditions),
                        set.offerings().stream().map(Offering::needs).flatMap(List::stream))
                .toList();
    }

    private static Stream<Condition> conditions(Rule rule) {
        return Stream.concat(rule.when().stream(), rule.unless().stream());
    }

    /** The requests, each with all of its facts, by service. */
    static List<List<Map<String, Object>>> byService(PolicySet set) {
        Domain services = set.vocabulary().find(SERVICE).orElseThrow().domain();
        List<List<Map<String, Object>>> byService = new ArrayList<>();
        for (int place = services.low(); place <= services.high(); place++) {
            byService.add(new Cases(set).of(services, place));
        }
        return byService;
    }

    private List<Map<String, Object>> of(Domain services, int service) {
        List<Condition> about =
                conditions.stream().filter(each -> speaksOf(each, service)).toList();
        List<Map<String, Object>> cases = List.of(Map.of(SERVICE, services.value(service)));
        for (Attribute attribute : set.vocabulary().attributes()) {
            if (!attribute.id().equals(SERVICE)) {
                cases = crossed(cases, attribute, starts(about, attribute));
            }
        }
        return cases;
    }

    private static boolean speaksOf(Condition condition, int service) {
        Condition.Side side = condition.sides().get(SERVICE);
        return side == null
                || side.places().stream().anyMatch(span -> span.first() <= service && service <= span.last());
    }

    private static Set<Integer> starts(List<Condition> about, Attribute attribute) {
        TreeSet<Integer> starts = new TreeSet<>(List.of(attribute.domain().low()));
        for (Condition condition : about) {
            Condition.Side side = condition.sides().get(attribute.id());
            for (Span span : side == null ? List.<Span>of() : side.places()) {
                starts.add(span.first());
                if (span.last() < attribute.domain().high()) {
                    starts.add(span.last() + 1);
                }
            }
        }
        return starts;
    }

    private static List<Map<String, Object>> crossed(
            List<Map<String, Object>> cases, Attribute attribute, Set<Integer> places) {
        List<Map<String, Object>> crossed = new ArrayList<>();
        for (Map<String, Object> each : cases) {
            for (int place : places) {
                Map<String, Object> more = new HashMap<>(each);
                more.put(attribute.id(), attribute.domain().value(place));
                crossed.add(more);
            }
        }
        return crossed;
    }

    /** Whether a request meets a condition. */
    static boolean meets(PolicySet set, Map<String, Object> request, Condition condition) {
        return condition.sides().entrySet().stream().allMatch(side -> {
            int place = set.vocabulary()
                    .find(side.getKey())
                    .orElseThrow()
                    .domain()
                    .span(Objects.requireNonNull(request.get(side.getKey())))
                    .first();
            return side.getValue().places().stream().anyMatch(span -> span.first() <= place && place <= span.last());
        });
    }
}
