package org.patrondesk.storage.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.patrondesk.journal.StoredObject;
import org.patrondesk.policy.PolicyProblem;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.reader.StreamReader;

class PolicyFormatsProperties {
    private static final List<String> WORDS = List.of(
            "no",
            "yes",
            "on",
            "off",
            "y",
            "n",
            "true",
            "false",
            "null",
            "~",
            "Null",
            "TRUE",
            "5",
            "-5",
            "010",
            "1_000",
            "0x1F",
            "1e3",
            "10.50",
            "09:30",
            "2027-03-01",
            "0..120",
            "..",
            "",
            " ",
            "a: b",
            "a #b",
            "#",
            "- a",
            "!a",
            "&a",
            "*a",
            "<<",
            "'",
            "\"",
            "\\",
            "\t",
            "a\nb",
            "\n",
            "\r\n",
            " a ",
            "%",
            "@",
            "`",
            "|",
            ">",
            "[",
            "]",
            "{",
            "}",
            ",",
            "?",
            ":",
            "---",
            "...",
            "🙂",
            "é",
            "a\u00A0b");

    @Property(tries = 500)
    void a_tree_written_as_yaml_and_as_json_is_the_same_tree(
            @ForAll("printable") Map<String, Object> tree, @ForAll DumperOptions.FlowStyle flow) {
        StoredObject stored = StoredObject.ofMap(tree);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(flow);
        String yaml = new Yaml(options).dump(tree);

        assertThat(PolicyTexts.json(stored.canonical()).root()).isEqualTo(stored);
        assertThat(PolicyTexts.yaml(yaml).root()).isEqualTo(stored);
        assertThat(PolicyTexts.yaml(yaml).keys("")).containsExactlyElementsOf(tree.keySet());
    }

    @Property(tries = 500)
    void json_text_is_yaml_of_the_same_tree(@ForAll("any") Map<String, Object> tree) {
        StoredObject stored = StoredObject.ofMap(tree);
        String json = escaped(stored.canonical());

        assertThat(PolicyTexts.yaml(json).root()).isEqualTo(stored);
        assertThat(PolicyTexts.json(json).root()).isEqualTo(stored);
    }

    @Property(tries = 5_000)
    void any_text_is_read_or_refused_with_a_place(@ForAll("texts") String text) {
        try {
            assertThat(PolicyTexts.yaml(text).root()).isNotNull();
        } catch (PolicyProblem problem) {
            assertThat(problem.place()).matches("p\\.yaml:[1-9]\\d*:[1-9]\\d*");
            assertThat(problem.sentence()).endsWith(".").doesNotContain("\n");
        }
    }

    @Provide
    Arbitrary<Map<String, Object>> printable() {
        return objects(3, characters().map(PolicyFormatsProperties::printed));
    }

    @Provide
    Arbitrary<Map<String, Object>> any() {
        return objects(3, characters());
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> glue = Arbitraries.of(
                ": ", "\n", "\n  ", " ", "a: ", "- ", "{", "[", ", ", "}", "]", "\"", "'", "\u0085", "\u0000");
        return Arbitraries.oneOf(Arbitraries.of(WORDS), glue, characters())
                .list()
                .ofMaxSize(30)
                .map(list -> String.join("", list));
    }

    private static Arbitrary<String> characters() {
        return Arbitraries.strings().all().ofMaxLength(20).filter(FileTexts::isWhole);
    }

    /** The writer makes binary data of other characters, or leaves them as they are. */
    private static String printed(String text) {
        return text.codePoints()
                .map(c -> StreamReader.isPrintable(c) && "\u0085\u2028\u2029\uFEFF".indexOf(c) < 0 ? c : 'x')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String escaped(String json) {
        StringBuilder ascii = new StringBuilder();
        json.chars().forEach(c -> ascii.append(c < 0x7F ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return ascii.toString();
    }

    private static Arbitrary<Map<String, Object>> objects(int levels, Arbitrary<String> texts) {
        Arbitrary<String> keys = Arbitraries.oneOf(Arbitraries.of(WORDS), texts);
        return Arbitraries.maps(keys, values(levels - 1, texts)).ofMaxSize(5).map(LinkedHashMap::new);
    }

    private static Arbitrary<Object> values(int levels, Arbitrary<String> texts) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                Arbitraries.of(WORDS).asGeneric(),
                texts.asGeneric(),
                Arbitraries.longs()
                        .between(-9_007_199_254_740_991L, 9_007_199_254_740_991L)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric());
        return levels == 0
                ? scalars
                : Arbitraries.oneOf(
                        scalars,
                        objects(levels, texts).asGeneric(),
                        values(levels - 1, texts).list().ofMaxSize(4).asGeneric());
    }
}
