package org.patrondesk.storage.policy;

import static org.patrondesk.storage.policy.YamlRefusals.assertProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What YAML has and policies do not, and what is no YAML. */
class YamlSyntaxTest {
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
    private static final String EMPTY = "The file is empty; a policy is one object of keys and values.";
    private static final String NO_OBJECT =
            "The file holds something else than an object; a policy is one object of keys and values.";
    private static final String NO_NULL = "A policy has no null; leave the key out, or write a value.";
    private static final String KEY = "A key is a word; a list or an object cannot be one.";
    private static final String NO_KEY = "A key is a word; write one, in quotes when it is ~ or null.";

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
}
