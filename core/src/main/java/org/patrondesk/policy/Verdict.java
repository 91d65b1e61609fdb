package org.patrondesk.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a policy to a request, with what led to it. Immutable and safe for use by many threads.
 *
 * <p>Outcome and rule are there at once; the lists are derived when they are asked for.
 */
public final class Verdict {
    /** Stands for the rule where the philosophy answered. */
    public static final String DEFAULT = "default";

    /** Stands for the rule where an unknown fact would make the difference. */
    public static final String UNKNOWN_FACT = "unknown-fact";

    private final Policy policy;
    private final Outcome outcome;
    private final @Nullable Rule determining;
    private final Holding holding;
    private final List<String> missing;

    /** The rules that hold for the request, in the order of precedence. */
    @FunctionalInterface
    interface Holding {
        List<Rule> rules();
    }

    Verdict(Policy policy, Outcome outcome, @Nullable Rule determining, Holding holding) {
        this.policy = policy;
        this.outcome = outcome;
        this.determining = determining;
        this.holding = holding;
        this.missing = List.of();
    }

    /** An answer that asks for facts. */
    Verdict(Policy policy, List<String> missing, Holding holding) {
        this.policy = policy;
        this.outcome = policy.set().philosophy().unknownFact();
        this.determining = null;
        this.holding = holding;
        this.missing = List.copyOf(missing);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** The determining rule, {@value #DEFAULT} when none decided, {@value #UNKNOWN_FACT} when a fact is missing. */
    public String rule() {
        if (determining != null) {
            return determining.id();
        }
        return missing.isEmpty() ? DEFAULT : UNKNOWN_FACT;
    }

    /** The ids of all rules that hold, in the order of precedence. */
    public List<String> matches() {
        return holding.rules().stream().map(Rule::id).toList();
    }

    /** The facts that would make the difference; empty unless one does. */
    public List<String> missing() {
        return missing;
    }

    /** What must be done: by the determining rule first, then by every rule that holds and only adds. */
    public List<String> require() {
        Set<String> require = new LinkedHashSet<>();
        if (determining != null) {
            require.addAll(determining.require());
        }
        if (missing.isEmpty()) {
            holding.rules().stream()
                    .filter(rule -> rule.decide().isEmpty())
                    .forEach(rule -> require.addAll(rule.require()));
        }
        return new ArrayList<>(require);
    }

    /** What can be offered instead. */
    public List<String> instead() {
        return determining == null ? List.of() : determining.instead();
    }

    /** Other outputs, each from the first rule that holds and sets it; none while a fact is missing. */
    public Map<String, Object> set() {
        Map<String, Object> outputs = new TreeMap<>();
        if (missing.isEmpty()) {
            holding.rules().forEach(rule -> rule.set().forEach(outputs::putIfAbsent));
        }
        return outputs;
    }

    /** Which policy answered. */
    public PolicyRef policy() {
        return policy.ref();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Verdict that
                && outcome == that.outcome
                && rule().equals(that.rule())
                && missing.equals(that.missing)
                && matches().equals(that.matches())
                && policy().equals(that.policy());
    }

    @Override
    public int hashCode() {
        return Objects.hash(outcome, rule(), policy());
    }

    @Override
    public String toString() {
        return "Verdict[" + outcome.code() + " by " + rule() + "]";
    }
}
