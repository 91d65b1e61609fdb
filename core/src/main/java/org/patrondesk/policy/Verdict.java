package org.patrondesk.policy;

import java.util.List;
import java.util.Map;

/**
 * The answer of a policy to a request, with what led to it.
 *
 * @param rule the determining rule, {@value #DEFAULT} when none decided, {@value #UNKNOWN_FACT} when a fact is missing
 * @param matches the ids of all rules that hold, in the order of precedence
 * @param missing the facts that would make the difference; empty unless one does
 * @param require what must be done
 * @param instead what can be offered
 * @param set other outputs, each from the first rule that sets it
 */
public record Verdict(
        Outcome outcome,
        String rule,
        List<String> matches,
        List<String> missing,
        List<String> require,
        List<String> instead,
        Map<String, Object> set,
        PolicyRef policy) {
    /** Stands for the rule where the philosophy answered. */
    public static final String DEFAULT = "default";

    /** Stands for the rule where an unknown fact would make the difference. */
    public static final String UNKNOWN_FACT = "unknown-fact";

    public Verdict {
        matches = List.copyOf(matches);
        missing = List.copyOf(missing);
        require = List.copyOf(require);
        instead = List.copyOf(instead);
        set = Map.copyOf(set);
    }
}
