package org.patrondesk.storage.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.journal.StoredObject;

/** The schema in docs against policies that are right and wrong. */
class PolicySchemaTest {
    private static final PolicySchema SCHEMA = PolicySchema.published();

    @Test
    void the_schema_is_a_schema_and_has_its_address() {
        assertThat(SCHEMA.isSchema()).isTrue();
        assertThat(SCHEMA.tree().get("$id").asText()).isEqualTo("https://patrondesk.org/schema/policy-1.json");
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(PolicySchema.root().resolve("examples/policies"))) {
            return files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_policy_that_ships_is_valid(Path file) throws Exception {
        String text = Files.readString(file);
        String json = file.toString().endsWith(".json")
                ? text
                : PolicyTexts.yaml(text).ordered().canonical();

        assertThat(SCHEMA.takes(json)).as(file.toString()).isTrue();
    }

    @Test
    void a_policy_with_every_key_is_valid() throws Exception {
        assertThat(SCHEMA.takes(everything())).isTrue();
        assertThat(SCHEMA.takes(PolicyTexts.yaml(PolicyTexts.read("every-key.yaml"))
                        .root()
                        .with("type", "policy-set")
                        .with("v", 2)
                        .canonical()))
                .isTrue();
    }

    @Test
    void the_reader_takes_every_key_that_the_schema_names() throws Exception {
        byte[] text = PolicyTexts.read("every-key.yaml").getBytes(StandardCharsets.UTF_8);

        assertThat(new YamlPolicyFormat().read("every-key.yaml", text).rules()).isNotEmpty();
    }

    @Test
    void the_policy_with_every_key_has_every_key_that_the_schema_names() throws Exception {
        String text = PolicyTexts.read("every-key.yaml");

        SCHEMA.keys()
                .forEach((definition, keys) -> keys.stream()
                        .filter(key -> !(definition.equals("policy")
                                && List.of("type", "v").contains(key)))
                        .forEach(key -> assertThat(text).as(definition).containsPattern("\\b" + key + "\\b")));
    }

    @Test
    void every_key_and_definition_says_what_it_is() {
        SCHEMA.tree().get("$defs").properties().forEach(definition -> {
            assertThat(definition.getValue().path("title").asText())
                    .as(definition.getKey())
                    .isNotBlank();
            titled(definition.getValue());
        });
        titled(SCHEMA.tree());
    }

    private static void titled(JsonNode object) {
        object.path("properties")
                .properties()
                .forEach(key -> assertThat(
                                key.getValue().has("title") || key.getValue().has("$ref"))
                        .as(key.getKey())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "policySet: every-key   | policysets: every-key",
                "policySet: every-key   | policySet: ' '",
                "version: 7             | version: [7]",
                "outputs: each          | outputs: some",
                "precedence: [tier,     | precedence: best #",
                "precedence: [tier,     | precedence: [tear,",
                "score(branch=10        | score(branch",
                "default: yes           | default: maybe",
                "default: yes           | otherwise: yes",
                "kindness: Be kind.     | kindness: [Be kind.]",
                "branch:                | as-of:",
                "age: {int: 0..120,     | age: {int: 0..120, date: true,",
                "age: {int: 0..120,     | age: {int: 120,",
                "age: {int: 0..120,     | age: {number: 0..120,",
                "member: {boolean}      | member: {boolean: false}",
                "member: {boolean}      | member: {}",
                "money: USD             | money: dollars",
                "[0, 13, 18, 65..120]   | []",
                "personal: true, bands: | bands:",
                "personal: true, bands: [0, 13, 18, 65..120] | personal: true",
                "names: {north: North}  | names: [North]",
                "pier: []               | other: []",
                "weight: 5              | weight: heavy",
                "weight: 5              | weight: 10.5",
                "effective: 2011-01-01..2012-12-31 | effective: 2011..2012",
                "decide: no             | decide: maybe",
                "decide: no             | decide: ask",
                "decide: no             | decide: true",
                "review: 2027-03-01     | review: yearly",
                "review: 2027-03-01     | reviewed: 2027-03-01",
                "by: [supervisor],      | ~~",
                "upTo: 25.00            | upTo: 25 dollars",
                "log: true              | log: sometimes",
                "must: be-possible      | must: be",
                "pt-BR: {               | Portuguese (Brazil): {",
                "book a laptop: reservar um laptop | book a laptop: 1",
                "asOf: 2011-06-01       | asOf: today",
                "request: {branch: pier | request: {branch: [pier]",
                "session.minutes: 180   | session.minutes: [180]"
            })
    void a_policy_that_is_wrong_in_one_place_is_not_valid(String written, String instead) throws Exception {
        String text = PolicyTexts.read("every-key.yaml");
        assertThat(text).contains(written);

        assertThat(SCHEMA.takes(
                        PolicyTexts.yaml(text.replace(written, instead)).root().canonical()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policySet", "version", "philosophy", "attributes", "rules"})
    void a_policy_that_lacks_what_every_policy_has_is_not_valid(String key) throws Exception {
        Map<String, Object> rest = new LinkedHashMap<>();
        StoredObject whole = StoredObject.parse(everything());
        whole.keys().forEach(name -> rest.put(name, whole.value(name).orElseThrow()));
        assertThat(rest.remove(key)).isNotNull();

        assertThat(SCHEMA.takes(StoredObject.ofMap(rest).canonical())).isFalse();
    }

    @Test
    void a_rule_that_neither_decides_nor_sets_nor_requires_is_not_valid() {
        String head = "{\"policySet\":\"a\",\"version\":\"1\",\"philosophy\":{\"default\":\"yes\"},"
                + "\"attributes\":{\"a\":{\"boolean\":true}},\"rules\":[{\"id\":\"r\"";

        assertThat(SCHEMA.takes(head + "}]}")).isFalse();
        assertThat(SCHEMA.takes(head + ",\"decide\":\"no\"}]}")).isTrue();
        assertThat(SCHEMA.takes(head + ",\"require\":\"ask\"}]}")).isTrue();
        assertThat(SCHEMA.takes(head + ",\"set\":{\"a\":1}}]}")).isTrue();
    }

    private static String everything() throws IOException {
        return PolicyTexts.yaml(PolicyTexts.read("every-key.yaml")).ordered().canonical();
    }
}
