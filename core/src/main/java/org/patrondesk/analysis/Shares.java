package org.patrondesk.analysis;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;

/**
 * How many of all requests of a day each rule determines. Exact, immutable.
 *
 * @param byRule in the order of writing, 0 for rules that determine none, and at the end {@value Verdict#DEFAULT}; they add
 *     up to the domain
 * @param domain how many requests there are
 */
public record Shares(Map<String, BigInteger> byRule, BigInteger domain) {
    private static final int MOST_NODES = 1_000_000;

    public Shares {
        byRule = Collections.unmodifiableMap(new LinkedHashMap<>(byRule));
    }

    /**
     * Counts without asking every request.
     *
     * @throws IllegalArgumentException in one sentence, when the rules cut the requests into too many parts
     */
    public static Shares of(Policy policy, LocalDate day) {
        return new Partition(new Ground(policy, day, 0), MOST_NODES).shares();
    }

    /** Those that no rule determines. */
    public BigInteger byDefault() {
        return byRule.getOrDefault(Verdict.DEFAULT, BigInteger.ZERO);
    }
}
