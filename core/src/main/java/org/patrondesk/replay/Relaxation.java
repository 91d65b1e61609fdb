package org.patrondesk.replay;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.patrondesk.policy.Policy;

/**
 * What a policy's rules say no to in a log, and what each small edit of the policy would change. Exact.
 *
 * <p>Every decision is taken as the policy answers it now, whatever was recorded. Immutable and safe for use by many
 * threads.
 */
public final class Relaxation {
    private final Policy policy;
    private final List<Effect> edits;
    private final List<RuleCount> rules;
    private final List<Stack> stacks;
    private final long unruled;
    private final long untold;
    private final List<Edits.Planned> planned;

    private Relaxation(Policy policy, RelaxationPass pass) {
        this.policy = policy;
        this.edits = pass.effects();
        this.rules = pass.rules();
        this.stacks = pass.stacks();
        this.unruled = pass.unruled();
        this.untold = pass.untold();
        this.planned = pass.planned();
    }

    /**
     * What one edit would change.
     *
     * @param nosTurned nos that become a yes, conditional or not
     * @param yesToNo the reverse
     * @param otherChange answers that change in another way, such as a no that becomes a referral
     */
    public record Effect(Edit edit, long nosTurned, long yesToNo, long otherChange) {
        /** How many decisions change that are not a no turned. */
        public long collateral() {
            return yesToNo + otherChange;
        }
    }

    /**
     * How often a rule says no.
     *
     * @param determining nos whose answer is this rule's
     * @param pivotal those of them that were a yes if this rule alone were gone
     */
    public record RuleCount(String rule, long determining, long pivotal) {}

    /**
     * Rules that say no one behind the other, above the first yes: all of them must be relaxed.
     *
     * @param nos how many decisions they stand above a yes of
     */
    public record Stack(List<String> rules, long nos) {
        public Stack {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Counts over a whole log.
     *
     * @throws IllegalArgumentException when the policy has another vocabulary than the log
     */
    public static Relaxation of(Policy policy, DecisionLog log) {
        return new Relaxation(policy, new RelaxationPass(log, log.fitting(policy)).run());
    }

    /** The edits that turn at least one no of the log; most nos first, among these the least collateral. */
    public List<Effect> edits() {
        return edits;
    }

    /** The rules that say no in the log; most pivotal nos first. */
    public List<RuleCount> rules() {
        return rules;
    }

    /** The stacks of two rules or more over decisions whose every fact is known; most decisions first. */
    public List<Stack> stacks() {
        return stacks;
    }

    /** Nos that no relaxed rule can turn, because the philosophy says no where no rule does. */
    public long unruled() {
        return unruled;
    }

    /** Decisions of which the facts kept leave open what the policy answers, or by which rule. */
    public long untold() {
        return untold;
    }

    /**
     * How many requests, of all that can be made, an edit of this table turns from a no into a yes; where the vocabulary
     * has a day, each day counts apart.
     *
     * @return nothing when the rules overlap so much that it cannot be told in bounded work
     */
    public Optional<BigInteger> opened(Effect effect) {
        Edits.Planned edit = planned.stream()
                .filter(each -> each.edit().equals(effect.edit()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The edit is not of this table."));
        return new Opened(policy, edit).volume();
    }

    /** Edits that are alike in this stay in the order of the rules. */
    private static final Comparator<Effect> BY_NOS =
            Comparator.comparingLong(Effect::nosTurned).reversed().thenComparingLong(Effect::collateral);

    static List<Effect> sorted(List<Effect> effects) {
        List<Effect> sorted = new ArrayList<>(effects);
        sorted.sort(BY_NOS);
        return List.copyOf(sorted);
    }
}
