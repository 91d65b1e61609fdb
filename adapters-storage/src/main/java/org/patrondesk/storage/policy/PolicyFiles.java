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
    private final PolicyFormat json = new JsonPolicyFormat();
    private final PolicyFormat yaml = new YamlPolicyFormat();

    @Override
    public PolicySet read(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return json.read(name, content);
        }
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return yaml.read(name, content);
        }
        throw new PolicyProblem(name, "The name of a policy file ends in .json, .yaml or .yml; rename the file.");
    }
}
