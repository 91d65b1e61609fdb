package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.patrondesk.library.Text;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Banded;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Vocabulary;

class FactLinesTest {
    private static final Vocabulary WORDS = new Vocabulary(List.of(
            new Attribute(
                    "age", new Banded(new Domain.Whole(0, 120), List.of(18)), false, true, List.of("years"), Text.NONE),
            new Attribute("resident", new Domain.Flag(), false),
            new Attribute("fee", new Domain.Money("GBP"), true),
            new Attribute("room", new Choice(List.of("garden")), true)));

    private static List<FactLine> read(byte[] text, Vocabulary words) throws IOException {
        List<FactLine> all = new ArrayList<>();
        try (FactLines lines = new FactLines(new ByteArrayInputStream(text), words)) {
            for (FactLine line = lines.next(); line != null; line = lines.next()) {
                all.add(line);
            }
        }
        return all;
    }

    private static List<FactLine> read(String text) throws IOException {
        return read(text.getBytes(UTF_8), WORDS);
    }

    @Test
    void good_and_bad_lines_come_in_their_order() throws Exception {
        assertThat(read("\uFEFF{\"resident\": true}\n\n{\"age\": 12,}\r\n{\"age\": 12, \"room\": \"attic\"}"))
                .containsExactly(
                        new FactLine.Read(1, WORDS.facts(Map.of("resident", true))),
                        new FactLine.Wrong(
                                3, 12, "This is not JSON; look for a missing or surplus comma, quote or brace."),
                        new FactLine.Read(4, WORDS.facts(Map.of("age", 12, "room", "attic"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'ages': 12}               | 2  | The policy has no attribute 'ages'; did you mean 'age'?",
                "{'fee': '1.00', 'age': 130} | 24 | The attribute 'age' takes a whole number from 0 to 120.",
                "{'age': '7..9'}            | 9  | The attribute 'age' has no such band; give a value, or one of its bands.",
                "{'age': 3, 'years': 4}     | 21 | The attribute 'age' is given twice.",
                "{'fee': 1.5}               | 9  | The attribute 'fee' takes an amount such as 12.50.",
                "{'age': 99999999999999999999} | 9 | The attribute 'age' takes a whole number.",
                "{'room': ['garden']}       | 10 | A fact is text, a whole number, true, false or null; here it is something else.",
                "{'age': 3, 'age': 4}       | 12 | The key 'age' stands twice in this object; remove one.",
                "{'age': 3} {}              | 12 | Something stands behind the object; a request is one object.",
                "['age']                    | 1  | This is no JSON object; write the facts as {\"attribute\": value}.",
                "{'channel': 'pigeon'}      | 13 | A channel is one of desk, phone, email, chat, sms, web, kiosk, curbside and batch; write one of them.",
                "{'branch': 7}              | 12 | A branch is text of 1 to 100 characters; write its code.",
                "{'branch': ' '}            | 12 | A branch is text of 1 to 100 characters; write its code."
            })
    void a_fault_has_its_column_and_one_sentence(String line, int column, String sentence) throws Exception {
        assertThat(read(line.replace('\'', '"'))).containsExactly(new FactLine.Wrong(1, column, sentence));
    }

    @Test
    void no_value_is_ever_told() throws Exception {
        for (String line : List.of(
                "{\"age\": \"Mrs Smith\"}",
                "{\"age\": \"Mrs..Smith\"}",
                "{\"fee\": \"Smith\"}",
                "{\"resident\": \"Smith\"}",
                "{\"room\": \"\\ud800 Smith\"}",
                "{\"room\": Smith}",
                "{\"branch\": [\"Smith\"]}",
                "{\"channel\": \"Smith\"}",
                "Smith")) {
            assertThat(read(line)).singleElement().isInstanceOfSatisfying(FactLine.Wrong.class, wrong -> {
                assertThat(wrong.sentence()).doesNotContain("Smith").endsWith(".");
            });
        }
    }

    @Test
    void a_key_that_would_spoil_the_sentence_is_not_quoted() throws Exception {
        for (String key : List.of("x".repeat(61), "a\\nb")) {
            assertThat(read("{\"" + key + "\": 1}"))
                    .containsExactly(new FactLine.Wrong(1, 2, "The policy has no attribute of this name."));
        }
    }

    @Test
    void a_former_id_and_the_day_are_taken_and_where_it_came_from_is_left_out() throws Exception {
        assertThat(read("{\"years\": 30, \"as-of\": \"2026-11-21\", \"branch\": \"Mill Lane\", \"channel\": \"web\"}"))
                .containsExactly(
                        new FactLine.Read(1, WORDS.facts(Map.of("age", 30)).on(LocalDate.of(2026, 11, 21))));
        Vocabulary placed = new Vocabulary(List.of(new Attribute("branch", new Choice(List.of("Mill Lane")), false)));
        assertThat(read("{\"branch\": \"Mill Lane\"}".getBytes(UTF_8), placed))
                .containsExactly(new FactLine.Read(1, placed.facts(Map.of("branch", "Mill Lane"))));
    }

    @Test
    void lines_that_are_no_text_or_too_long_are_wrong_and_the_next_is_read() throws Exception {
        String text = "{\"room\": \"caf\u00e9\"}\n{}\n{\"room\": \"" + "x".repeat(NdjsonLines.LONGEST) + "\"}\n{}\n";
        assertThat(read(text.getBytes(ISO_8859_1), WORDS))
                .containsExactly(
                        new FactLine.Wrong(1, 14, "The bytes here are not UTF-8; save the file in the encoding UTF-8."),
                        new FactLine.Read(2, WORDS.facts(Map.of())),
                        new FactLine.Wrong(
                                3, 1, "This line is longer than 1 MiB; write one object of facts on each line."),
                        new FactLine.Read(4, WORDS.facts(Map.of())));
    }

    @Test
    void a_request_alone_may_have_many_lines() {
        assertThat(FactLines.only("a.json", "{\n \"age\": 12\n}\n".getBytes(UTF_8), WORDS))
                .isEqualTo(WORDS.facts(Map.of("age", 12)));
        assertThatThrownBy(() -> FactLines.only("a.json", "{\n \"ege\": 12\n}\n".getBytes(UTF_8), WORDS))
                .isInstanceOf(PolicyProblem.class)
                .hasMessage("a.json:2:2: The policy has no attribute 'ege'; did you mean 'age'?");
        assertThatThrownBy(() -> FactLines.only("a.json", new byte[NdjsonLines.LONGEST + 1], WORDS))
                .hasMessageStartingWith("a.json:1:1: The request is longer");
    }
}
