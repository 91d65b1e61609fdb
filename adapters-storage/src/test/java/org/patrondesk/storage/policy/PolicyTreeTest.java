package org.patrondesk.storage.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTreeTest {
    private static final String YAML =
            "policySet: x\nattributes:\n  room: {enum: [a]}\n  age:\n    int: 0..9\n  a/b~c: {boolean}\n";
    private static final String JSON =
            "{\"policySet\": \"x\",\n \"attributes\": {\n  \"room\": {\"enum\": [\"a\"]},\n  \"age\": {\"int\": \"0..9\"},\n"
                    + "  \"a/b~c\": {\"boolean\": true}}}";

    @Test
    void keys_are_told_in_the_order_of_writing() {
        for (PolicyTree tree : List.of(PolicyTexts.yaml(YAML), PolicyTexts.json(JSON))) {
            assertThat(tree.keys("")).containsExactly("policySet", "attributes");
            assertThat(tree.keys("/attributes")).containsExactly("room", "age", "a/b~c");
            assertThat(tree.keys("/attributes/a~1b~0c")).containsExactly("boolean");
        }
        assertThat(PolicyTexts.yaml("rules:\n - {b: 1, a: 2}\n").keys("/rules/0"))
                .containsExactly("b", "a");
    }

    @Test
    void what_is_no_object_has_no_keys() {
        PolicyTree tree = PolicyTexts.yaml(YAML + "rules: [{id: x}]\n");

        for (String pointer : List.of(
                "/policySet",
                "/attributes/room/enum",
                "/attributes/room/enum/0",
                "/rules/1",
                "/rules/x",
                "/rules/01",
                "/rules/99999999999",
                "/no",
                "/no/a",
                "/policySet/a")) {
            assertThat(tree.keys(pointer)).as(pointer).isEmpty();
        }
    }

    @Test
    void the_order_of_attributes_is_kept_unless_the_file_gives_it() {
        PolicyTree yaml = PolicyTexts.yaml(YAML);

        assertThat(yaml.ordered().texts("attributeOrder")).containsExactly("room", "age", "a/b~c");
        assertThat(yaml.ordered()).isEqualTo(PolicyTexts.json(JSON).ordered());
        assertThat(yaml.root().has("attributeOrder")).isFalse();
        assertThat(PolicyTexts.yaml(YAML + "attributeOrder: [age, room]\n")
                        .ordered()
                        .texts("attributeOrder"))
                .containsExactly("age", "room");
        assertThat(PolicyTexts.yaml("attributes: [a]\n").ordered().has("attributeOrder"))
                .isFalse();
        assertThat(PolicyTexts.yaml("policySet: x\n").ordered().has("attributeOrder"))
                .isFalse();
    }

    @Test
    void keys_and_values_have_places_of_their_own() {
        PolicyTree yaml = PolicyTexts.yaml(YAML);
        PolicyTree json = PolicyTexts.json(JSON);

        assertThat(yaml.place("/attributes/age/int")).isEqualTo("p.yaml:5:10");
        assertThat(yaml.keyPlace("/attributes/age/int")).isEqualTo("p.yaml:5:5");
        assertThat(yaml.place("/attributes/a~1b~0c")).isEqualTo("p.yaml:6:10");
        assertThat(yaml.keyPlace("/attributes/a~1b~0c")).isEqualTo("p.yaml:6:3");
        assertThat(json.place("/attributes/age/int")).isEqualTo("p.json:4:18");
        assertThat(json.keyPlace("/attributes/age/int")).isEqualTo("p.json:4:11");
        assertThat(json.keyPlace("/attributes/a~1b~0c")).isEqualTo("p.json:5:3");
    }

    @Test
    void what_the_file_lacks_has_the_place_of_what_is_around_it() {
        PolicyTree tree = PolicyTexts.yaml(YAML);

        assertThat(tree.place("/attributes/age/money/x")).isEqualTo("p.yaml:5:5");
        assertThat(tree.place("/rules/0")).isEqualTo("p.yaml:1:1");
        assertThat(tree.place("")).isEqualTo("p.yaml:1:1");
        assertThat(tree.keyPlace("/attributes/room/enum/0")).isEqualTo("p.yaml:3:17");
        assertThat(tree.keyPlace("/attributes/age/money")).isEqualTo("p.yaml:5:5");
    }
}
