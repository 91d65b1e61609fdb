package org.patrondesk.storage.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.storage.policy.YamlRefusals.assertProblem;
import static org.patrondesk.storage.policy.YamlRefusals.problem;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.policy.PolicyProblem;

/** Files that are too large, too deep, no text or no policy at all. */
class YamlLimitsTest {
    private static final String CUT_OFF = "The file ends in the middle; close every bracket and quote.";
    private static final String NO_COLON =
            "No colon follows this word; write 'key: value', and indent the lines of a longer text.";
    private static final String INVISIBLE =
            "An invisible character stands here; remove it, or write it as an escape in double quotes.";
    private static final String EMPTY = "The file is empty; a policy is one object of keys and values.";
    private static final String NO_OBJECT =
            "The file holds something else than an object; a policy is one object of keys and values.";
    private static final String KEY = "A key is a word; a list or an object cannot be one.";
    private static final String TOO_LARGE =
            "The number is too large; whole numbers lie within ±(2^53 − 1), and a text of"
                    + " digits stands in quotes.";
    private static final String TOO_LONG =
            "A key, text or number here is too long; keys have up to 1,000 characters, texts up to 1,000,000.";
    private static final String DEEP = "This is nested deeper than 64 levels; a policy is flatter.";
    private static final String HALF = "An escape here is half of a character; write both halves of the pair.";

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
    void only_utf_8_is_read() {
        String encoding = "The bytes here are not UTF-8; save the file in the encoding UTF-8.";
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
}
