package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;

class YamlPolicyFormatTest {
    private static final String NOT_YAML =
            "The file is not YAML here; look for wrong indentation, a missing colon, comma"
                    + " or quote, or a colon in a text without quotes.";
    private static final String CUT_OFF = "The file ends in the middle; close every bracket and quote.";
    private static final String NEVER_CLOSED = "The bracket or quote that opens here is never closed; close it.";
    private static final String NO_COLON =
            "No colon follows this word; write 'key: value', and indent the lines of a longer text.";
    private static final String QUOTES = "A text cannot begin with this character; put the text in quotes.";
    private static final String ESCAPE =
            "No escape begins like this; write two backslashes for one, or use single quotes.";
    private static final String REFERENCE =
            "A policy has no anchors and no aliases; write the value out, or put the text in quotes.";
    private static final String TAG =
            "A policy has no tags; remove the word with the exclamation mark, or put it in quotes.";
    private static final String MERGE = "A policy has no merge key; write the keys out.";
    private static final String SECOND = "A second document begins here; a policy is one object of keys and values.";
    private static final String DIRECTIVE =
            "A policy has no directives; remove the line that begins with a percent sign.";
    private static final String TAB = "A tab stands here; use spaces in front of keys, values and comments.";
    private static final String INVISIBLE =
            "An invisible character stands here; remove it, or write it as an escape in double quotes.";
    private static final String EMPTY = "The file is empty; a policy is one object of keys and values.";
    private static final String NO_OBJECT =
            "The file holds something else than an object; a policy is one object of keys and values.";
    private static final String NO_NULL = "A policy has no null; leave the key out, or write a value.";
    private static final String KEY = "A key is a word; a list or an object cannot be one.";
    private static final String NO_KEY = "A key is a word; write one, in quotes when it is ~ or null.";
    private static final String TOO_LARGE =
            "The number is too large; whole numbers lie within ±(2^53 − 1), and a text of"
                    + " digits stands in quotes.";
    private static final String TOO_LONG =
            "A key, text or number here is too long; keys have up to 1,000 characters, texts up to 1,000,000.";
    private static final String DEEP = "This is nested deeper than 64 levels; a policy is flatter.";
    private static final String HALF = "An escape here is half of a character; write both halves of the pair.";

    private final YamlPolicyFormat format = new YamlPolicyFormat();

    @Test
    void the_same_policy_in_yaml_and_json_has_the_same_hash() throws Exception {
        PolicySet json = new JsonPolicyFormat()
                .read("p.json", PolicyTexts.read("quiet-rooms.json").getBytes(UTF_8));

        PolicySet yaml =
                format.read("p.yaml", PolicyTexts.read("quiet-rooms.yaml").getBytes(UTF_8));

        assertThat(yaml.stored()).isEqualTo(json.stored());
        assertThat(yaml.hash()).isEqualTo(json.hash());
    }

    @Test
    void a_policy_in_json_is_a_policy_in_yaml() throws Exception {
        byte[] content = PolicyTexts.read("quiet-rooms.json").getBytes(UTF_8);

        assertThat(format.read("p.yaml", content).hash())
                .isEqualTo(new JsonPolicyFormat().read("p.json", content).hash());
    }

    @Test
    void a_no_without_quotes_is_the_outcome_no() throws Exception {
        PolicySet set =
                format.read("p.yaml", PolicyTexts.read("quiet-rooms.yaml").getBytes(UTF_8));

        assertThat(set.rule("tower-from-eighteen").orElseThrow().decide()).contains(Outcome.NO);
        assertThat(set.philosophy().otherwise()).isEqualTo(Outcome.YES);
        assertThat(Policy.of(set)
                        .decide(set.vocabulary().facts(Map.of("room", "tower", "age", 17L)))
                        .outcome())
                .isEqualTo(Outcome.NO_WITH_ALTERNATIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "off", "true", "y", "5"})
    void a_word_that_is_no_outcome_is_refused_in_its_own_letters(String word) throws Exception {
        PolicyProblem problem =
                problem(PolicyTexts.read("quiet-rooms.yaml").replace("decide: no\n", "decide: " + word + "\n"));

        assertThat(problem.place()).isEqualTo("p.yaml:17:13");
        assertThat(problem.sentence()).startsWith("'" + word + "' is no outcome; use one of yes,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "tier: board          | tier: bord         | 15:11 | There is no tier 'bord'",
                "room: tower, age: ..17 | rom: tower       | 16:17 | no attribute 'rom'",
                "decide: conditional  | decide: perhaps    | 25:13 | 'perhaps' is no outcome",
                "require:             | requires:          | 27:7  | Unknown key 'requires'",
                "by: default          | by: nobody         | 30:73 | There is no rule 'nobody'",
                "\"10.49\"            | 10.50              | 31:5  | The example expects conditional",
                "version: 2026-11-01  | ~~                 | 2:1   | The key 'version' is missing here"
            })
    void what_the_schema_refuses_is_placed_by_line_and_column(
            String written, String instead, String place, String sentence) throws Exception {
        String text = PolicyTexts.read("quiet-rooms.yaml");
        assertThat(text).contains(written);

        PolicyProblem problem = problem(text.replace(written, instead));

        assertThat(problem.place()).isEqualTo("p.yaml:" + place);
        assertThat(problem.sentence()).contains(sentence);
    }

    @Test
    void anchors_are_refused() {
        assertProblem("a: &x 1", "1:4", REFERENCE);
        assertProblem("a:\n  - &x {b: 1}", "2:5", REFERENCE);
        assertProblem("a:\n  - &x [b]", "2:5", REFERENCE);
        assertProblem("a: &x\nb: 1", "1:4", REFERENCE);
        assertProblem("- &x\n- 1", "1:1", NO_OBJECT);
        assertProblem("&x a: 1", "1:1", REFERENCE);
        assertProblem("&x\na: 1", "1:1", REFERENCE);
        assertProblem("a: & x", "1:4", REFERENCE);
    }

    @Test
    void aliases_are_refused() {
        assertProblem("a: 1\nb: *x", "2:4", REFERENCE);
        assertProblem("a: [1, *x]", "1:8", REFERENCE);
        assertProblem("*x : 1", "1:1", REFERENCE);
        assertProblem("*x", "1:1", REFERENCE);
        assertProblem("a: *", "1:4", REFERENCE);
        assertProblem("a: **bold**", "1:4", REFERENCE);
    }

    @Test
    void a_bomb_of_aliases_is_refused_at_its_first_anchor() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + (char) (c - 1) + ", ").repeat(9))
                    .append("]\n");
        }

        assertProblem(bomb.toString(), "1:4", REFERENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!python/object:os.system",
                "!foo",
                "!!str",
                "!",
                "!<tag:example.org,2026:x>",
                "!e!foo",
                "!!int",
                "!!binary"
            })
    void tags_are_refused(String tag) {
        assertProblem("a: " + tag + " 5", "1:4", TAG);
        assertProblem("a:\n - " + tag + "\n - 1", "2:4", TAG);
        assertProblem("a: " + tag + " {b: 1}", "1:4", TAG);
        assertProblem("a:\n  " + tag + " b: 1", "2:3", TAG);
    }

    @Test
    void tags_are_refused_on_the_whole_file_and_on_lists() {
        assertProblem("!!map {a: 1}", "1:1", TAG);
        assertProblem("--- !x\na: 1", "1:5", TAG);
        assertProblem("a: !!set [b]", "1:4", TAG);
    }

    @Test
    void merge_keys_are_refused() {
        assertProblem("a: 1\n<<: {b: 2}", "2:1", MERGE);
        assertProblem("a: {<<: {b: 2}}", "1:5", MERGE);
    }

    @Test
    void further_documents_are_refused() {
        assertProblem("a: 1\n---\nb: 2", "2:1", SECOND);
        assertProblem("a: 1\n---", "2:1", SECOND);
        assertProblem("a: 1\n...\n---\nb: 2", "3:1", SECOND);
        assertProblem("---\n---\na: 1", "1:1", EMPTY);
        assertProblem("a: 1\n...\nb: 2", "3:1", NOT_YAML);
        assertProblem("{a: 1} b", "1:8", NOT_YAML);
    }

    @Test
    void directives_are_refused() {
        assertProblem("%YAML 1.2\n---\na: 1", "1:1", DIRECTIVE);
        assertProblem("# x\n%TAG ! tag:x\n---\na: 1", "2:1", DIRECTIVE);
        assertProblem("%ODD\n---\na: 1", "1:1", DIRECTIVE);
    }

    @Test
    void a_key_that_stands_twice_is_refused_at_its_second_place() {
        assertProblem("a: 1\nb: 2\na: 3", "3:1", "The key 'a' stands twice in this object; remove one.");
        assertProblem("x: {a: 1, \"a\": 3}", "1:11", "The key 'a' stands twice in this object; remove one.");
        assertProblem("5: a\n'5': b", "2:1", "The key '5' stands twice in this object; remove one.");
        assertProblem("\"a\\nb\": 1\n\"a\\nb\": 2", "2:1", "This key stands twice in this object; remove one.");
    }

    @Test
    void tabs_are_refused_in_front_of_keys_values_and_comments() {
        assertProblem("a:\n\tb: 1", "2:1", TAB);
        assertProblem("a:\n  \tb: 1", "2:3", TAB);
        assertProblem("{\n\ta: 1}", "2:1", TAB);
        assertProblem("a: b\n\tc", "2:1", TAB);
        assertProblem("a: 1\n\t# why\nb: 2", "2:1", TAB);
        assertProblem("a:\tb", "1:3", TAB);
    }

    @Test
    void nulls_are_refused() {
        assertProblem("a: null", "1:4", NO_NULL);
        assertProblem("a: {b: ~}", "1:8", NO_NULL);
        assertProblem("a: [1, null]", "1:8", NO_NULL);
        assertProblem("null: 1", "1:1", NO_KEY);
        assertProblem("~: 1", "1:1", NO_KEY);
        assertProblem("?\n: 1", "1:2", NO_KEY);
        assertProblem("a:\n  - 1\n  -\n  - 2", "3:4", "This item of the list is empty; write a value, or remove it.");
    }

    @Test
    void lists_and_objects_are_no_keys() {
        assertProblem("? [a]\n: b", "1:3", KEY);
        assertProblem("a: 1\n{b: 1}: c", "2:1", KEY);
    }

    @Test
    void numbers_that_not_every_reader_takes_exactly_are_refused() {
        assertProblem("a: 9007199254740992", "1:4", TOO_LARGE);
        assertProblem("a: [-9007199254740992]", "1:5", TOO_LARGE);
        assertThat(PolicyTexts.yaml("card: 29012345678901").root().number("card"))
                .isEqualTo(29012345678901L);
        assertProblem("card: 290123456789012345678901234567890", "1:7", TOO_LARGE);
    }

    @Test
    void nesting_is_bounded_in_blocks_and_in_brackets() {
        assertProblem("a: " + "[".repeat(64) + "]".repeat(64), "1:67", DEEP);
        assertProblem("a: " + "[".repeat(100_000), "1:67", DEEP);
        assertProblem("a: " + "{b: ".repeat(100_000), "1:256", DEEP);
        assertProblem("a:\n" + "- ".repeat(100_000) + "b", "2:127", DEEP);
        assertProblem("? ".repeat(100_000), "1:3", KEY);
        assertProblem("a: " + "[\n".repeat(100_000), "64:1", DEEP);
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            steps.append(" ".repeat(i)).append("a:\n");
        }
        assertProblem(steps + " ".repeat(65) + "b: 1", "65:65", DEEP);
        assertThat(problem("a: " + "[".repeat(63) + "]".repeat(63)).sentence()).doesNotContain("deeper");
    }

    @Test
    void a_file_over_ten_megabytes_is_refused_unread() {
        assertProblem(" ".repeat(10_000_001), "1:1", "The file is larger than 10 MB; a policy is smaller.");
    }

    @Test
    void a_file_of_ten_megabytes_is_read_in_lines_and_in_one_line() {
        String text = "policySet: x\nwords:\n" + "- \"a word that is no policy\"\n".repeat(340_000);
        assertThat(text).hasSizeGreaterThan(9_500_000);

        assertThat(PolicyTexts.yaml(text).root().list("words")).hasSize(340_000);

        String line = "words: [a word" + ", \"a word that is no policy\"".repeat(340_000) + "]";
        assertThat(line).hasSizeGreaterThan(9_000_000);
        assertThat(PolicyTexts.yaml(line).root().list("words")).hasSize(340_001);
    }

    @Timeout(30)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "\"",
                "'",
                "x y ",
                "|\n   ",
                ">\n x\n\n",
                "# ",
                " ",
                "- ",
                "[",
                "!",
                "&",
                "*",
                "%",
                "\\",
                "a, "
            })
    void a_file_of_ten_megabytes_that_is_one_word_is_refused_at_once(String part) {
        PolicyProblem problem = problem("a: " + part.repeat(9_900_000 / part.length()));

        assertThat(problem.place()).matches("p\\.yaml:\\d+:\\d+");
        assertThat(problem.sentence()).isNotEqualTo(CUT_OFF);
    }

    @Test
    void texts_and_keys_are_bounded() {
        assertProblem("a: " + "x".repeat(1_000_001), "1:4", TOO_LONG);
        assertProblem("a: \"" + "x".repeat(1_000_001) + "\"", "1:4", TOO_LONG);
        assertProblem("a: |\n" + " x\n".repeat(600_000), "1:4", TOO_LONG);
        assertProblem("b: 1\n" + "k".repeat(1_001) + ": 1", "2:1", TOO_LONG);
        assertProblem("b: 1\n? " + "k".repeat(2_000) + "\n: 1", "2:3", TOO_LONG);
        assertProblem("b: 1\n" + "k".repeat(2_000) + ": 1", "2:1", NO_COLON);
        assertThat(PolicyTexts.yaml("k".repeat(1_000) + ": " + "x".repeat(1_000_000))
                        .keys(""))
                .containsExactly("k".repeat(1_000));
    }

    @Test
    void only_utf_8_without_a_mark_is_read() {
        String encoding = "The bytes here are not UTF-8; save the file in the encoding UTF-8.";
        assertProblem("\uFEFFa: 1", "1:1", "The file starts with a byte order mark; save it as UTF-8 without one.");
        assertProblem("a: 'é'".getBytes(StandardCharsets.ISO_8859_1), "1:5", encoding);
        assertProblem("a: 1".getBytes(StandardCharsets.UTF_16), "1:1", encoding);
        assertProblem(new byte[] {'a', ':', '\n', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0xbd}, "2:2", encoding);
    }

    @Test
    void an_empty_file_is_no_policy() {
        assertProblem("", "1:1", EMPTY);
        assertProblem(" \n\n", "1:1", EMPTY);
        assertProblem("# only a comment\n", "1:1", EMPTY);
        assertProblem("---\n", "1:1", EMPTY);
    }

    @Test
    void a_list_or_a_word_is_no_policy() {
        assertProblem("\n - a", "2:2", NO_OBJECT);
        assertProblem("[a]", "1:1", NO_OBJECT);
        assertProblem("policy", "1:1", NO_OBJECT);
        assertProblem("\"a\":1", "1:1", NO_OBJECT);
        assertProblem("--- |\n a: 1", "1:5", NO_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(chars = {0, 1, 7, 0x1B, 0x7F, 0x85, 0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF})
    void invisible_characters_are_refused_and_may_be_escaped(char character) {
        assertProblem("a: 1\nb: \"🙂x" + character + "\"", "2:8", INVISIBLE);
        assertProblem("a: 1 # " + character, "1:8", INVISIBLE);
        assertThat(PolicyTexts.yaml(String.format("a: \"\\u%04x\"", (int) character))
                        .root()
                        .text("a"))
                .isEqualTo(String.valueOf(character));
    }

    @Test
    void half_characters_are_refused() {
        assertProblem("a: \"\\ud83d\"", "1:4", HALF);
        assertProblem("a: 1\n\"\\ude42\": 2", "2:1", HALF);
        assertThat(PolicyTexts.yaml("a: \"\\ud83d\\ude42\"").root().text("a")).isEqualTo("🙂");
    }

    @Test
    void text_that_is_no_yaml_is_refused_where_it_stops_being_so() {
        assertProblem("a: b: c", "1:5", NOT_YAML);
        assertProblem("a: 1\n b: 2", "2:3", NOT_YAML);
        assertProblem("a: - b", "1:4", NOT_YAML);
        assertProblem("a: {b: 1]", "1:9", NOT_YAML);
        assertProblem("a: }", "1:4", NOT_YAML);
        assertProblem("a: |x\n  b", "1:5", NOT_YAML);
        assertProblem("a: '🙂': 1", "1:8", NOT_YAML);
        assertProblem("a: 1\nroom\nb: 2", "2:1", NO_COLON);
        assertProblem("a: 1\nroom", "2:1", NO_COLON);
        assertProblem("a: @home", "1:4", QUOTES);
        assertProblem("a: 1\nb: `x`", "2:4", QUOTES);
        assertProblem("a: %", "1:4", QUOTES);
        assertProblem("a: \"c:\\quiet\"", "1:8", ESCAPE);
        assertProblem("a: \"\\U00110000\"", "1:7", ESCAPE);
    }

    @Test
    void what_is_never_closed_is_refused_where_it_opens() {
        assertProblem("a: 1\nb: \"x\nc: 2\n", "2:4", NEVER_CLOSED);
        assertProblem("a: 'it''s", "1:4", NEVER_CLOSED);
        assertProblem("a: 1\nb: [1, 2\n", "2:4", NEVER_CLOSED);
        assertProblem("{a: 1,", "1:7", CUT_OFF);
        assertProblem("a: [", "1:5", CUT_OFF);
    }

    @Test
    void columns_count_as_in_json() {
        assertProblem("a: {🙂: '🙂', b: null}", "1:18", NO_NULL);
        assertProblem("x: 1\r\ny: 2\ré: null", "3:4", NO_NULL);
    }

    private void assertProblem(String text, String place, String sentence) {
        assertProblem(text.getBytes(UTF_8), place, sentence);
    }

    private void assertProblem(byte[] content, String place, String sentence) {
        PolicyProblem problem = catchThrowableOfType(PolicyProblem.class, () -> format.read("p.yaml", content));
        assertThat(problem).hasMessage("p.yaml:" + place + ": " + sentence);
        assertThat(problem.getCause()).isNull();
    }

    private PolicyProblem problem(String text) {
        return catchThrowableOfType(PolicyProblem.class, () -> format.read("p.yaml", text.getBytes(UTF_8)));
    }
}
