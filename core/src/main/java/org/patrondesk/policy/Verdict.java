package org.patrondesk.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a policy to a request, with what led to it. Immutable and safe for use by many threads.
 *
 * <p>Outcome and rule are there at once; the lists are derived when they are asked for.
 */
public final class Verdict {
    /** Stands for the rule where the philosophy answered. */
    public static final String DEFAULT = "default";

    /** Stands for the rule where an unknown fact would make the difference to the answer, or to which rule gives it. */
    public static final String UNKNOWN_FACT = "unknown-fact";

    private final Policy policy;
    private final Outcome outcome;
    private final @Nullable Rule determining;
    private final Holding holding;
    private final List<String> missing;

    Verdict(Policy policy, Outcome outcome, @Nullable Rule determining, Holding holding) {
        this.policy = policy;
        this.outcome = outcome;
        this.determining = determining;
        this.holding = holding;
        this.missing = List.of();
    }

    /** An answer that asks for facts. */
    Verdict(Policy policy, List<String> missing, List<Rule> holding) {
        this.policy = policy;
        this.outcome = policy.set().philosophy().unknownFact();
        this.determining = null;
        this.holding = new Holding.Asked(holding);
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
        return missing.isEmpty() && holding.byDefault() ? DEFAULT : UNKNOWN_FACT;
    }

    /** The rule that determined the outcome; empty when the philosophy answered or a fact is missing. */
    public Optional<Rule> determining() {
        return Optional.ofNullable(determining);
    }

    /** The ids of all rules that hold, in the order of precedence. */
    public List<String> matches() {
        return holding.ids();
    }

    /** The facts that would make the difference; empty unless one does. */
    public List<String> missing() {
        return missing;
    }

    /** What must be done: by the determining rule first, then by every rule that holds and only adds. */
    public List<String> require() {
        return holding.require(determining);
    }

    /** What can be offered instead. */
    public List<String> instead() {
        return holding.instead(determining);
    }

    /**
     * Other outputs: each from the first rule that holds and sets it, or all from the determining one, as the precedence
     * says; none while a fact is missing, and none that is unsettled.
     */
    public Map<String, Object> set() {
        return holding.set(determining);
    }

    /**
     * The outputs that depend on facts that are unknown though the outcome does not, and for each those facts; only where
     * outputs are resolved each on its own.
     */
    public Map<String, List<String>> unsettled() {
        return holding.unsettled();
    }

    /** The policy as written. */
    PolicySet written() {
        return policy.set();
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
                && require().equals(that.require())
                && instead().equals(that.instead())
                && set().equals(that.set())
                && unsettled().equals(that.unsettled())
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
