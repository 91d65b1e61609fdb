package org.patrondesk.storage.policy;

import java.util.Locale;
import org.patrondesk.policy.PolicyFormat;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;

/**
 * Reads policies by the ending of their file's name: {@code .json} as JSON, {@code .yaml} and {@code .yml} as YAML.
 *
 * <p>Upper and lower case are the same. Safe for use by many threads.
 */
public final class PolicyFiles implements PolicyFormat {
    @Override
    public PolicySet read(String name, byte[] content) {
        return tree(name, content).policy();
    }

    /**
     * Reads a policy that is to be analysed, whatever its examples say; it is not fit to be put in force.
     *
     * @throws PolicyProblem naming file, line and column
     */
    public PolicySet readUnproved(String name, byte[] content) {
        return tree(name, content).unproved();
    }

    private static PolicyTree tree(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return JsonPolicyFormat.tree(name, content);
        }
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YamlPolicyFormat.tree(name, content);
        }
        throw new PolicyProblem(name, "The name of a policy file ends in .json, .yaml or .yml; rename the file.");
    }
}
