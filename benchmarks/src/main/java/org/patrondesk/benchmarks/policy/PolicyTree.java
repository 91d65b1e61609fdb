package org.patrondesk.benchmarks.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.Outcome;
import org.patrondesk.vocabulary.Vocabulary;

/** The workload in the form of a policy file. */
final class PolicyTree {
    private static final List<Axis> CHANGEABLE = List.of(Axis.BRANCH, Axis.CHANNEL, Axis.MINUTE, Axis.AMOUNT, Axis.DAY);
    private static final int EXAMPLES = 10;

    private PolicyTree() {}

    /** The tree with ten examples, whose answers come from the plain scan. */
    static StoredObject of(Workload workload) {
        return StoredObject.ofMap(Map.of(
                "policySet",
                "made-up",
                "version",
                "1",
                "precedence",
                "first",
                "philosophy",
                Map.of("default", "yes"),
                "attributes",
                Stream.of(Axis.values()).collect(Collectors.toMap(Axis::id, PolicyTree::attribute)),
                "rules",
                workload.rules().stream().map(PolicyTree::rule).toList(),
                "expect",
                examples(workload)));
    }

    private static Map<String, Object> attribute(Axis axis) {
        Map<String, Object> attribute = new LinkedHashMap<>();
        if (axis.hasWords()) {
            attribute.put("enum", axis.allWords());
        } else {
            attribute.put("int", "0.." + (axis.size() - 1));
        }
        if (CHANGEABLE.contains(axis)) {
            attribute.put("changeable", true);
        }
        return attribute;
    }

    private static Map<String, Object> rule(RuleBox box) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", box.id());
        rule.put("decide", written(box.outcome()));
        rule.put("because", "Somebody thought so once: " + box.id());
        if (!box.terms().isEmpty()) {
            rule.put(
                    "when",
                    box.terms().entrySet().stream()
                            .collect(Collectors.toMap(
                                    term -> term.getKey().id(), term -> condition(term.getKey(), term.getValue()))));
        }
        switch (box.outcome()) {
            case NO_WITH_ALTERNATIVE -> rule.put("instead", List.of("come-back-tomorrow"));
            case CONDITIONAL -> rule.put("require", List.of("show-a-card"));
            case YES -> rule.put("set", Map.of("limit", 5));
            default -> {}
        }
        return rule;
    }

    private static String written(Outcome outcome) {
        return outcome == Outcome.NO_WITH_ALTERNATIVE ? "no" : outcome.code();
    }

    private static Object condition(Axis axis, RuleBox.Term term) {
        return axis.hasWords() ? axis.words(term.words()) : term.low() + ".." + term.high();
    }

    private static List<Map<String, Object>> examples(Workload workload) {
        Scan scan = new Scan(workload.rules());
        return IntStream.range(0, EXAMPLES)
                .mapToObj(i -> {
                    Decision decision = scan.decide(workload.requests().get(i));
                    return Map.of(
                            "request", values(workload.requests().get(i)),
                            "decide", decision.outcome().code(),
                            "by", decision.rule());
                })
                .toList();
    }

    /** A request as a host would hand it over, to be made facts by {@link Vocabulary#facts}. */
    static Map<String, Object> values(Request request) {
        return Stream.of(Axis.values())
                .collect(Collectors.toMap(
                        Axis::id, axis -> axis.hasWords() ? (Object) axis.word(axis.of(request)) : axis.of(request)));
    }
}
