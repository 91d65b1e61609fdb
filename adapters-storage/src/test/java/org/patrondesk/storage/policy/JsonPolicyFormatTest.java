package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Rule;

class JsonPolicyFormatTest {
    private static final String NOT_JSON =
            "The file is not JSON here; look for a missing or surplus comma, quote, colon or bracket.";
    private static final String CUT_OFF = "The file ends in the middle; close every bracket and quote.";
    private static final String FRACTION =
            "A number has no fraction and no exponent here; write money as text, \"10.50\".";
    private static final String TOO_LARGE = "The number is too large; whole numbers lie within ±(2^53 − 1).";
    private static final String TOO_LONG =
            "A key, text or number here is too long; keys have up to 1,000 characters, texts up to 1,000,000.";

    private final JsonPolicyFormat format = new JsonPolicyFormat();

    @Test
    void a_policy_file_is_read_with_its_words_rules_and_examples() throws Exception {
        PolicySet set = format.read("quiet-rooms.json", quietRooms().getBytes(UTF_8));

        assertThat(set.id()).isEqualTo("quiet-rooms");
        assertThat(set.rules()).extracting(Rule::id).containsExactly("tower-from-eighteen", "deposit-first");
        assertThat(set.expectations()).hasSize(3);
        assertThat(set.hash().hex()).isEqualTo("6cea91ee2b8acee6d2126a430cc2a2da969eb32ba2308a36eec6b04fe95801e8");
        assertThat(Policy.of(set)
                        .decide(set.vocabulary().facts(Map.of("room", "tower", "age", 17L)))
                        .outcome())
                .isEqualTo(Outcome.NO_WITH_ALTERNATIVE);
    }

    @Test
    void the_same_content_laid_out_otherwise_has_the_same_hash() throws Exception {
        String text = quietRooms();

        assertThat(format.read("a", text.replaceAll("\\s*\\R\\s*", " ").getBytes(UTF_8))
                        .hash())
                .isEqualTo(format.read("b", text.replace("\n", "\r\n\t").getBytes(UTF_8))
                        .hash());
        assertThat(format.read("a", text.replace("à", "\\u00e0").getBytes(UTF_8))
                        .hash())
                .isEqualTo(format.read("b", text.getBytes(UTF_8)).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"tier\": \"board\"    | \"tier\": \"bord\"     | 13:15 | There is no tier 'bord'",
                "\"room\": \"tower\", \"age\": \"..17\" | \"rom\": \"tower\" | 14:16 | no attribute 'rom'",
                "\"decide\": \"conditional\", | \"decide\": \"perhaps\", | 22:17 | 'perhaps' is no outcome",
                "\"require\"             | \"requires\"            | 23:7 | Unknown key 'requires'",
                "\"by\": \"default\"     | \"by\": \"nobody\"      | 28:91 | There is no rule 'nobody'",
                "\"deposit\": \"10.49\"  | \"deposit\": \"10.50\"  | 29:5  | The example expects conditional",
                "\"version\": \"2026-11-01\", | ~~                 | 1:1   | The key 'version' is missing here"
            })
    void what_the_schema_refuses_is_placed_by_line_and_column(
            String written, String instead, String place, String sentence) throws Exception {
        String text = quietRooms();
        assertThat(text).contains(written);

        PolicyProblem problem = problem(text.replace(written, instead));

        assertThat(problem.place()).isEqualTo("p.json:" + place);
        assertThat(problem.sentence()).contains(sentence);
    }

    @Test
    void text_that_is_no_json_is_refused_where_it_stops_being_so() {
        assertProblem("{", "1:2", CUT_OFF);
        assertProblem("{\"a\": \"abc", "1:11", CUT_OFF);
        assertProblem("{\n  \"a\": 1,\n}", "3:1", NOT_JSON);
        assertProblem("{\"a\": 1 \"b\": 2}", "1:9", NOT_JSON);
        assertProblem("{\"a\": nul}", "1:7", NOT_JSON);
        assertProblem("{\"a\": 'x'}", "1:7", NOT_JSON);
        assertProblem("{\"a\" 1}", "1:6", NOT_JSON);
        assertProblem("{\"a\": [1, 2}", "1:12", NOT_JSON);
        assertProblem("{\"a\": 1 /* why */}", "1:9", NOT_JSON);
        assertProblem("{\"a\": \"x\ny\"}", "1:9", NOT_JSON);
        assertProblem("{\"a\": \"ünï\", 5}", "1:14", NOT_JSON);
        assertProblem("{\"a\": \"🙂\", 5}", "1:13", NOT_JSON);
    }

    @Test
    void one_object_and_nothing_else_is_a_policy() {
        assertProblem("", "1:1", "The file is empty; a policy is one JSON object.");
        assertProblem(" \n ", "1:1", "The file is empty; a policy is one JSON object.");
        assertProblem("\n [1]", "2:2", "The file holds something else than an object; a policy is one JSON object.");
        assertProblem(
                "{\"a\": 1}\n{}",
                "2:1",
                "Something stands behind the end of the object;" + " a policy is one JSON object.");
    }

    @Test
    void values_outside_the_stored_form_are_refused_at_their_place() {
        assertProblem("{\n \"a\": null}", "2:7", "A policy has no null; leave the key out, or write a value.");
        assertProblem("{\"a\": 10.50}", "1:7", FRACTION);
        assertProblem("{\"a\": [1, 1e5]}", "1:11", FRACTION);
        assertProblem("{\"a\":\n 9007199254740992}", "2:2", TOO_LARGE);
        assertProblem("{\"a\": -99999999999999999999999}", "1:7", TOO_LARGE);
        assertProblem("{\"a\": 1, \"b\": 2, \"a\": 3}", "1:18", "The key 'a' stands twice in this object; remove one.");
        assertProblem("{\"a\": 1,\n\"a\": 3}", "2:1", "The key 'a' stands twice in this object; remove one.");
        assertProblem(
                "{\"a\": \"\\ud83d\"}", "1:7", "An escape here is half of a character; write both halves of the pair.");
    }

    @Test
    void keys_that_would_break_the_sentence_are_not_shown() {
        assertProblem("{\"a\\nb\": 1, \"a\\nb\": 2}", "1:13", "This key stands twice in this object; remove one.");
        String secret = "x".repeat(61);
        assertProblem(
                "{\"" + secret + "\": 1, \"" + secret + "\": 2}",
                "1:70",
                "This key stands twice in this object; remove one.");
    }

    @Test
    void a_file_that_would_exhaust_the_heap_or_the_stack_is_refused() {
        assertProblem(
                "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}",
                "1:69",
                "This is nested deeper than 64 levels; a policy is flatter.");
        assertThat(problem("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}").sentence())
                .doesNotContain("deeper");
        assertThat(problem("{\"a\":" + "[".repeat(100_000)).sentence()).contains("deeper than 64");
        assertThat(problem("{\"a\": " + "9".repeat(2_000) + "}").sentence()).isEqualTo(TOO_LONG);
        assertThat(problem("{\"" + "k".repeat(5_000) + "\": 1}").sentence()).isEqualTo(TOO_LONG);
        assertThat(problem("{\"a\": \"" + "k".repeat(1_100_000) + "\"}").sentence())
                .isEqualTo(TOO_LONG);
        assertProblem(" ".repeat(10_000_001), "1:1", "The file is larger than 10 MB; a policy is smaller.");
    }

    @Test
    void only_utf_8_is_read() {
        String encoding = "The bytes here are not UTF-8; save the file in the encoding UTF-8.";
        assertProblem(new byte[] {'{', '\r', '\n', ' ', (byte) 0xff, '}'}, "2:2", encoding);
        assertProblem(new byte[] {'{', '\n', ' ', (byte) 0xc3}, "2:2", encoding);
        assertProblem("{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1), "1:8", encoding);
        assertProblem("{}".getBytes(StandardCharsets.UTF_16), "1:1", encoding);
    }

    private void assertProblem(String text, String place, String sentence) {
        assertProblem(text.getBytes(UTF_8), place, sentence);
    }

    private void assertProblem(byte[] content, String place, String sentence) {
        PolicyProblem problem = catchThrowableOfType(PolicyProblem.class, () -> format.read("p.json", content));
        assertThat(problem).hasMessage("p.json:" + place + ": " + sentence);
        assertThat(problem.getCause()).isNull();
    }

    private PolicyProblem problem(String text) {
        return catchThrowableOfType(PolicyProblem.class, () -> format.read("p.json", text.getBytes(UTF_8)));
    }

    private static String quietRooms() throws IOException {
        return PolicyTexts.read("quiet-rooms.json");
    }
}
