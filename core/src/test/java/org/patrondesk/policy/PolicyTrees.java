package org.patrondesk.policy;

import java.util.List;
import java.util.Map;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.schema.PolicyReader;

/** Random small policies that can be read. */
public final class PolicyTrees {
    private PolicyTrees() {}

    /** The tree of a random policy; the same seed gives the same. */
    public static StoredObject random(long seed) {
        SmallPolicies policies = new SmallPolicies(seed);
        while (true) {
            StoredObject tree = policies.tree();
            try {
                PolicyReader.read(tree);
                return tree;
            } catch (PolicyProblem never) {
                // A rule whose exception takes all of it away is refused; PolicyReaderTest shows that it is.
                if (!never.sentence().contains("can never hold")) {
                    throw never;
                }
            }
        }
    }

    /** Every request to a random policy, by attribute. */
    public static List<Map<String, Object>> requests() {
        return SmallPolicies.completions(Map.of());
    }
}
