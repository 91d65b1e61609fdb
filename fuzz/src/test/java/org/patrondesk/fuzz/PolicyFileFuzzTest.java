package org.patrondesk.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.policy.PolicyFiles;

class PolicyFileFuzzTest {
    private static final PolicyFiles FILES = new PolicyFiles();

    @FuzzTest(maxDuration = "10m")
    void a_policy_file_in_yaml_is_a_policy_or_is_refused_with_its_place(byte[] bytes) {
        Tried.inTime(() -> read("p.yaml", bytes));
    }

    private static void read(String name, byte[] bytes) {
        try {
            PolicySet set = FILES.read(name, bytes);
            assertThat(FILES.read(name, bytes).hash()).isEqualTo(set.hash());
            set.rules().forEach(rule -> assertThat(set.rule(rule.id())).contains(rule));
        } catch (PolicyProblem refused) {
            assertThat(refused.place()).startsWith(name);
            Tried.sentence(refused);
        }
    }
}
