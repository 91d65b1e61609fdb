package org.patrondesk.storage.policy;

import org.patrondesk.policy.PolicyFormat;
import org.patrondesk.policy.PolicySet;

/**
 * Reads policies written as YAML in UTF-8; the same content as JSON is the same policy.
 *
 * <p>{@code true} and {@code false} are booleans and plain decimal digits are whole numbers; every other word is text,
 * such as {@code no}, {@code on}, {@code 09:30}, {@code 10.50} and {@code 010}. A key without a value, as in
 * {@code {timeOfDay}}, has the value true. Null, anchors, aliases, tags, merge keys, directives, further documents and
 * tabs in front of a key or value are refused. Limits and places are those of {@link JsonPolicyFormat}. Safe for use by
 * many threads.
 */
public final class YamlPolicyFormat implements PolicyFormat {
    @Override
    public PolicySet read(String name, byte[] content) {
        return tree(name, content).policy();
    }

    static PolicyTree tree(String name, byte[] content) {
        return PolicyTree.read(YamlTokens.of(name, Utf8Text.of(name, content)));
    }
}
