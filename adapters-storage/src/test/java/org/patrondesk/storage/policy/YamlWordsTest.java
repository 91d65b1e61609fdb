package org.patrondesk.storage.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.journal.StoredObject;

/** What a word in a YAML policy means. */
class YamlWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "on",
                "off",
                "y",
                "n",
                "Yes",
                "NO",
                "True",
                "FALSE",
                "Null",
                "NULL",
                "10.50",
                "09:30",
                "2027-03-01",
                "0..120",
                "..17",
                "31..",
                "0x1F",
                "0o17",
                "0b11",
                "1_000",
                "010",
                "-010",
                "+5",
                "1e3",
                ".inf",
                ".nan",
                "1.",
                "12:30:45",
                "2026-11-01T10:00:00Z",
                "--",
                "room/2",
                "a b",
                "=",
                "Ünï 🙂"
            })
    void a_plain_word_is_text_as_a_value_a_key_and_an_item(String word) {
        assertThat(stored("a: " + word + "\nb: {c: " + word + "}\nd:\n  - " + word + "\ne: [" + word + "]\n" + word
                        + ": f\ng: {? " + word + " : h}"))
                .isEqualTo(StoredObject.parse("{'a':'w','b':{'c':'w'},'d':['w'],'e':['w'],'w':'f','g':{'w':'h'}}"
                        .replace('\'', '"')
                        .replace("\"w\"", "\"" + word + "\"")));
    }

    @Test
    void only_true_and_false_are_booleans_and_only_decimal_digits_are_numbers() {
        assertThat(stored("a: true\nb: false\nc: 0\nd: -7\ne: [9007199254740991, -9007199254740991]\nf: -0"))
                .isEqualTo(
                        StoredObject.parse(
                                "{\"a\":true,\"b\":false,\"c\":0,\"d\":-7,\"e\":[9007199254740991,-9007199254740991],\"f\":0}"));
    }

    @Test
    void what_stands_in_quotes_or_in_a_block_is_text() {
        assertThat(stored("a: '5'\nb: \"true\"\nc: 'null'\nd: \"~\"\ne: ''\nf: |-\n  12\ng: >-\n  false\n'<<': \"&x\""))
                .isEqualTo(StoredObject.parse("{\"a\":\"5\",\"b\":\"true\",\"c\":\"null\",\"d\":\"~\",\"e\":\"\","
                        + "\"f\":\"12\",\"g\":\"false\",\"<<\":\"&x\"}"));
    }

    @Test
    void keys_are_text_whatever_they_look_like() {
        assertThat(stored("5: a\ntrue: b\n2027-03-01: c\n'null': d\n\"~\": e"))
                .isEqualTo(StoredObject.parse(
                        "{\"5\":\"a\",\"true\":\"b\",\"2027-03-01\":\"c\",\"null\":\"d\",\"~\":\"e\"}"));
    }

    @Test
    void a_key_without_a_value_is_true() {
        assertThat(stored("at: {timeOfDay}\nlog:\nby: {a, b: 1, c: }\nlast: # nothing"))
                .isEqualTo(
                        StoredObject.parse(
                                "{\"at\":{\"timeOfDay\":true},\"log\":true,\"by\":{\"a\":true,\"b\":1,\"c\":true},\"last\":true}"));
    }

    @Test
    void a_document_may_say_where_it_begins_and_ends() {
        assertThat(stored("# the policy\n---\na: 1 # one\n...\n# end\n")).isEqualTo(stored("a: 1"));
        assertThat(stored("--- {a: 1}")).isEqualTo(stored("a: 1\r\n"));
    }

    @Test
    void a_text_may_run_over_lines() {
        assertThat(stored("a: one\n  two\nb: 1\n  2\nc: \"x\n\n  y\"\nd: |\n  \tkept\n   as is\n"))
                .isEqualTo(StoredObject.parse(
                        "{\"a\":\"one two\",\"b\":\"1 2\",\"c\":\"x\\ny\",\"d\":\"\\tkept\\n as is\\n\"}"));
    }

    private static StoredObject stored(String text) {
        return PolicyTexts.yaml(text).root();
    }
}
