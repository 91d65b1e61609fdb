package org.patrondesk.diff;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.patrondesk.policy.Verdict;

/**
 * Where two policies answer differently. Exact.
 *
 * @param volume how many requests get another answer
 * @param domain how many requests there are
 * @param changes from what to what, largest first
 */
public record Difference(BigInteger volume, BigInteger domain, List<Change> changes) {
    /** So many regions of a change are told; the rest are counted. */
    public static final int REGIONS = 20;

    /**
     * Requests that got one answer and get another.
     *
     * @param before the answer to the witness under the first policy; all requests of the change got its like
     * @param after the answer to the witness under the second
     * @param volume how many requests
     * @param witness one of them
     * @param regions where they lie, as disjoint regions of at most {@value #REGIONS}; in each an attribute that is not
     *     named may be anything
     * @param moreRegions how many regions are not told
     */
    public record Change(
            Verdict before,
            Verdict after,
            BigInteger volume,
            Map<String, Object> witness,
            List<Map<String, List<String>>> regions,
            long moreRegions) {}

    public Difference {
        changes = List.copyOf(changes);
    }

    /** Whether both answer every request alike. */
    public boolean isNone() {
        return changes.isEmpty();
    }
}
