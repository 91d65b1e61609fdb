package org.patrondesk.storage.policy;

import org.patrondesk.policy.PolicyFormat;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.schema.PolicyReader;

/**
 * Reads policies written as JSON in UTF-8.
 *
 * <p>Up to 10 MB and 64 levels; whole numbers within ±(2^53 − 1), no fractions, no null, no key twice. A problem is
 * placed as {@code name:line:column}, both counted from 1, columns in characters. Safe for use by many threads.
 */
public final class JsonPolicyFormat implements PolicyFormat {
    static final int LARGEST = 10_000_000;

    @Override
    public PolicySet read(String name, byte[] content) {
        if (content.length > LARGEST) {
            throw new PolicyProblem(name + ":1:1", "The file is larger than 10 MB; a policy is smaller.");
        }
        JsonTree tree = JsonTree.read(name, Utf8Text.of(name, content));
        try {
            return PolicyReader.read(tree.root());
        } catch (PolicyProblem problem) {
            throw new PolicyProblem(tree.place(problem.place()), problem.sentence());
        }
    }
}
