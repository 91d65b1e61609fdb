package org.patrondesk.diff;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.patrondesk.policy.Policy;

/**
 * Compares what two policies answer, request by request, without asking every request.
 *
 * <p>Requests that no changed rule can touch are left out at once; the rest are followed attribute by attribute, values
 * that lead to the same rules together (a decision diagram). Pure; safe for use by many threads.
 */
public final class PolicyDiff {
    private PolicyDiff() {}

    /**
     * All requests to which the policies answer differently on a day. An answer differs when its outcome, an obligation,
     * an alternative or an output does; the name of the rule alone makes no difference.
     *
     * <p>A request is one that is fully known to both: for numbers the common range, for words all that either lists and
     * {@code other}, but no word that is a leaf in one policy and has others below it in the other's tree.
     *
     * @throws IllegalArgumentException in one sentence, when no request fits both, or the policies differ in too many ways
     *     to tell them all
     */
    public static Difference between(Policy before, Policy after, LocalDate day) {
        JointSpace space = new JointSpace(before, after, day);
        List<Difference.Change> changes = new ArrayList<>(new Diagram(before, after, space).changes());
        changes.sort(Comparator.comparing(Difference.Change::volume)
                .reversed()
                .thenComparing(change -> change.witness().toString()));
        BigInteger volume = changes.stream().map(Difference.Change::volume).reduce(BigInteger.ZERO, BigInteger::add);
        return new Difference(volume, space.volume(), changes);
    }
}
