package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.policy.PolicyProblem;

class PolicyFilesTest {
    private final PolicyFiles files = new PolicyFiles();

    @ParameterizedTest
    @ValueSource(strings = {"rooms.yaml", "rooms.yml", "ROOMS.YAML", "branch.json/rooms.Yml"})
    void a_name_of_yaml_is_read_as_yaml(String name) throws Exception {
        assertThat(files.read(name, PolicyTexts.read("quiet-rooms.yaml").getBytes(UTF_8))
                        .id())
                .isEqualTo("quiet-rooms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms.json", "rooms.JSON", "branch.yaml/rooms.json"})
    void a_name_of_json_is_read_as_json(String name) throws Exception {
        assertThat(files.read(name, PolicyTexts.read("quiet-rooms.json").getBytes(UTF_8))
                        .id())
                .isEqualTo("quiet-rooms");
        assertThatThrownBy(() -> files.read(name, "policySet: rooms".getBytes(UTF_8)))
                .hasMessageStartingWith(name + ":1:")
                .hasMessageContaining("The file is not JSON here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rooms.txt", "rooms", "rooms.yaml.bak", "yaml", ""})
    void any_other_name_is_refused_with_the_endings_that_there_are(String name) {
        assertThatThrownBy(() -> files.read(name, "policySet: rooms".getBytes(UTF_8)))
                .isInstanceOfSatisfying(PolicyProblem.class, problem -> {
                    assertThat(problem.place()).isEqualTo(name);
                    assertThat(problem.sentence())
                            .isEqualTo("The name of a policy file ends in .json, .yaml or .yml; rename the file.");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet-rooms.yaml", "quiet-rooms.json"})
    void a_byte_order_mark_in_front_is_no_part_of_the_policy(String name) throws Exception {
        String text = PolicyTexts.read(name);

        assertThat(files.read(name, ("\uFEFF" + text).getBytes(UTF_8)).hash())
                .isEqualTo(files.read(name, text.getBytes(UTF_8)).hash());
    }

    @Test
    void places_are_counted_behind_a_byte_order_mark() {
        assertThatThrownBy(() -> files.read("rooms.yml", "\uFEFFa: ~".getBytes(UTF_8)))
                .hasMessageStartingWith("rooms.yml:1:4: ");
        assertThatThrownBy(() -> files.read("rooms.json", "\uFEFF{\"a\":null}".getBytes(UTF_8)))
                .hasMessageStartingWith("rooms.json:1:6: ");
        assertThatThrownBy(() -> files.read("rooms.json", "\uFEFF\uFEFF{}".getBytes(UTF_8)))
                .hasMessageStartingWith("rooms.json:1:1: ");
    }

    @Test
    void a_problem_is_placed_in_the_file_that_was_named() {
        assertThatThrownBy(() -> files.read("a/rooms.yml", "a: ~".getBytes(UTF_8)))
                .hasMessage("a/rooms.yml:1:4: A policy has no null; leave the key out, or write a value.");
    }
}
