package org.patrondesk.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Who may say yes although a rule says no.
 *
 * @param by the roles that may
 * @param upTo the highest amount at stake, in the policy's currency; empty for any
 * @param log whether the exception is to be written down with its reason
 */
public record Authority(List<String> by, Optional<BigDecimal> upTo, boolean log) {
    public Authority {
        by = List.copyOf(by);
    }
}
