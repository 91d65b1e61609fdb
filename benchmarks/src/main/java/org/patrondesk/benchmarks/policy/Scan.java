package org.patrondesk.benchmarks.policy;

import java.util.ArrayList;
import java.util.List;

/** The plain way: asks every rule in turn. Immutable. */
final class Scan {
    private final RuleRecord[] rules;

    Scan(List<RuleBox> boxes) {
        this.rules = boxes.stream().map(RuleRecord::of).toArray(RuleRecord[]::new);
    }

    /** The last rule holds always, so some rule determines. */
    Decision decide(Request request) {
        List<String> matches = new ArrayList<>(4);
        RuleRecord first = rules[rules.length - 1];
        for (RuleRecord rule : rules) {
            if (rule.holds(request)) {
                if (matches.isEmpty()) {
                    first = rule;
                }
                matches.add(rule.id());
            }
        }
        return new Decision(first.outcome(), first.id(), matches);
    }
}
