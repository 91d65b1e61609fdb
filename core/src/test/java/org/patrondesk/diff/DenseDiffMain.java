package org.patrondesk.diff;

import java.time.LocalDate;
import org.patrondesk.policy.DensePolicies;
import org.patrondesk.policy.Policy;
import org.patrondesk.schema.PolicyReader;

/** Compares two policies of many dense rules, and says how many requests get another answer, or why it cannot tell. */
final class DenseDiffMain {
    private DenseDiffMain() {}

    public static void main(String[] arguments) {
        int rules = Integer.parseInt(arguments[0]);
        Policy before = Policy.of(PolicyReader.read(DensePolicies.cut(1, rules)));
        Policy after = Policy.of(PolicyReader.read(DensePolicies.cut(2, rules)));
        try {
            Difference difference = PolicyDiff.between(before, after, LocalDate.of(2026, 11, 21));
            System.out.println("told: " + difference.volume());
        } catch (IllegalArgumentException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
    }
}
