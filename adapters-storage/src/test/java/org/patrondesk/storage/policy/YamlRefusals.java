package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.patrondesk.policy.PolicyProblem;

/** What the YAML format says of a file that it refuses. */
final class YamlRefusals {
    private static final YamlPolicyFormat FORMAT = new YamlPolicyFormat();

    private YamlRefusals() {}

    static PolicyProblem problem(String text) {
        return problem(text.getBytes(UTF_8));
    }

    private static PolicyProblem problem(byte[] content) {
        return catchThrowableOfType(PolicyProblem.class, () -> FORMAT.read("p.yaml", content));
    }

    static void assertProblem(String text, String place, String sentence) {
        assertProblem(text.getBytes(UTF_8), place, sentence);
    }

    static void assertProblem(byte[] content, String place, String sentence) {
        PolicyProblem problem = problem(content);
        assertThat(problem).hasMessage("p.yaml:" + place + ": " + sentence);
        assertThat(problem.getCause()).isNull();
    }
}
