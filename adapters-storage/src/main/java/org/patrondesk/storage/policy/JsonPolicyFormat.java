package org.patrondesk.storage.policy;

import org.patrondesk.policy.PolicyFormat;
import org.patrondesk.policy.PolicySet;

/**
 * Reads policies written as JSON in UTF-8, with or without a byte order mark.
 *
 * <p>Up to 10 MB and 64 levels; whole numbers within ±(2^53 − 1), no fractions, no null, no key twice. A problem is
 * placed as {@code name:line:column}, both counted from 1, columns in characters. Safe for use by many threads.
 */
public final class JsonPolicyFormat implements PolicyFormat {
    @Override
    public PolicySet read(String name, byte[] content) {
        return tree(name, content).policy();
    }

    static PolicyTree tree(String name, byte[] content) {
        try (JsonTokens tokens = JsonTokens.of(name, Utf8Text.of(name, content))) {
            return PolicyTree.read(tokens);
        }
    }
}
