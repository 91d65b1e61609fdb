package org.patrondesk.storage.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Channel;
import org.patrondesk.library.ContentHash;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.vocabulary.Attribute;
import org.patrondesk.vocabulary.Choice;
import org.patrondesk.vocabulary.Domain;
import org.patrondesk.vocabulary.Vocabulary;

class NdjsonRequestsTest {
    private static final Vocabulary WORDS = new Vocabulary(List.of(
            new Attribute("age", new Domain.Whole(0, 120), false),
            new Attribute("resident", new Domain.Flag(), false),
            new Attribute("fee", new Domain.Money("GBP"), true),
            new Attribute("room", new Choice(List.of("garden")), true)));

    @TempDir
    Path directory;

    @Test
    void each_line_is_a_request_with_the_facts_it_names() throws Exception {
        List<RequestRow> rows = read("""
                {"age": 12, "resident": true, "fee": "10.50", "room": "attic"}
                {"branch": " Mill Lane ", "channel": "Phone", "age": null}

                {}
                """);

        assertThat(rows)
                .containsExactly(
                        new RequestRow.Asked(
                                1,
                                WORDS.facts(Map.of("age", 12L, "resident", true, "fee", "10.50", "room", "other")),
                                Branch.UNKNOWN,
                                Channel.BATCH),
                        new RequestRow.Asked(2, WORDS.facts(Map.of()), new Branch("Mill Lane"), Channel.PHONE),
                        new RequestRow.Asked(4, WORDS.facts(Map.of()), Branch.UNKNOWN, Channel.BATCH));
    }

    @Test
    void a_branch_that_is_an_attribute_is_a_fact_and_no_place() throws Exception {
        Vocabulary words =
                new Vocabulary(List.of(new Attribute("branch", new Choice(List.of("Mill Lane", "Harbour")), false)));
        Path file = Files.writeString(directory.resolve("a.ndjson"), "{\"branch\": \"Harbour\"}");

        try (NdjsonRequests requests = NdjsonRequests.open(file, words)) {
            assertThat(requests.next())
                    .isEqualTo(new RequestRow.Asked(
                            1, words.facts(Map.of("branch", "Harbour")), Branch.UNKNOWN, Channel.BATCH));
        }
    }

    @Test
    void a_line_that_is_no_flat_object_is_malformed() throws Exception {
        assertRejected(
                "malformed-json",
                "age",
                "[]",
                "12",
                "{\"age\": 12",
                "{\"age\": 12,}",
                "{\"age\": [12]}",
                "{\"age\": {\"n\": 12}}",
                "{\"age\": 12} {\"age\": 13}",
                "{\"age\": 12, \"age\": 13}",
                "{\"age\": 012}",
                "{\"" + "k".repeat(2_000) + "\": 1}");
    }

    @Test
    void what_the_vocabulary_does_not_know_or_take_is_rejected_by_reason() throws Exception {
        assertRejected("unknown-attribute", "{\"agee\": 12}", "{\"age\": 500, \"agee\": 12}".replace("500", "5"));
        assertRejected(
                "unfit-value",
                "{\"age\": 121}",
                "{\"age\": 12.5}",
                "{\"age\": 123456789012345678901234567890}",
                "{\"age\": \"twelve\"}",
                "{\"resident\": \"yes\"}",
                "{\"fee\": 10.50}",
                "{\"room\": \"\\ud83d\"}",
                "{\"branch\": \" \"}",
                "{\"branch\": 7}");
        assertRejected("unknown-channel", "{\"channel\": \"pigeon\"}", "{\"channel\": 7}");
    }

    @Test
    void a_bad_line_does_not_end_the_reading() throws Exception {
        List<RequestRow> rows = read("{\"age\": 1}\n???\r\n{\"age\": 2}\r\n \t \n{\"age\": 3}");

        assertThat(rows).extracting(RequestRow::line).containsExactly(1L, 2L, 3L, 5L);
        assertThat(rows).filteredOn(RequestRow.Rejected.class::isInstance).hasSize(1);
    }

    @Test
    void lines_of_other_encodings_are_rejected_and_a_mark_at_the_start_is_skipped() throws Exception {
        Path file = directory.resolve("mixed.ndjson");
        Files.write(file, "\uFEFF{\"room\": \"é\"}\n".getBytes(UTF_8));
        Files.write(file, "{\"room\": \"é\"}\n".getBytes(ISO_8859_1), java.nio.file.StandardOpenOption.APPEND);

        List<RequestRow> rows = read(file);

        assertThat(rows.get(0)).isInstanceOf(RequestRow.Asked.class);
        assertThat(rows.get(1)).isEqualTo(new RequestRow.Rejected(2, "not-utf-8"));
    }

    @Test
    void the_longest_line_is_one_mebibyte() throws Exception {
        String head = "{\"room\": \"";
        String longest = head + "x".repeat(900_000) + "\"" + " ".repeat((1 << 20) - 900_000 - head.length() - 2) + "}";
        assertThat(longest).hasSize(1 << 20);

        List<RequestRow> rows = read(longest + "\n" + longest + " \n{\"age\": 1}\n");

        assertThat(rows.get(0)).isInstanceOf(RequestRow.Asked.class);
        assertThat(rows.get(1)).isEqualTo(new RequestRow.Rejected(2, "line-too-long"));
        assertThat(rows.get(2)).isInstanceOf(RequestRow.Asked.class);
    }

    @Test
    void an_empty_file_asks_nothing_and_a_directory_is_no_file() throws Exception {
        assertThat(read("")).isEmpty();
        assertThatThrownBy(() -> NdjsonRequests.open(directory, WORDS)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_begins_with_an_object_has_no_fault() throws Exception {
        assertThat(firstFault("{\"age\": 1}\n???")).isEmpty();
        assertThat(firstFault("\uFEFF\n \t\n {\"room\": {\"name\": \"é\"}} \r\n"))
                .isEmpty();
        assertThat(firstFault("\uFEFF{}")).isEmpty();
        assertThat(firstFault("")).isEmpty();
        assertThat(firstFault("\n\n")).isEmpty();
    }

    @Test
    void a_file_that_begins_with_something_else_has_its_fault_placed_in_characters() throws Exception {
        String sentence = ": This line is no JSON object; write one object of facts on each line.";

        assertThat(firstFault("\n{\"age\": 3,}\n")).contains("2:11" + sentence);
        assertThat(firstFault("{\"room\": \"ünï🙂\",}")).contains("1:18" + sentence);
        assertThat(firstFault("\uFEFF{\"a\": 1} {}")).contains("1:10" + sentence);
        assertThat(firstFault("  [1]")).contains("1:3" + sentence);
        assertThat(firstFault("{\"age\":\n 3}")).contains("1:8" + sentence);
        assertThat(firstFault("{\"a\":" + "[".repeat(100_000)))
                .hasValueSatisfying(fault -> assertThat(fault).endsWith(sentence));
    }

    @Test
    void a_line_ends_with_a_return_as_well() throws Exception {
        assertThat(firstFault("\r\r{\"age\": 3,}\r{}"))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("3:11: "));
        assertThat(firstFault("\r\n\r\n{\"age\": 3,}\r\n"))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("3:11: "));
    }

    @Test
    void a_first_line_is_not_read_beyond_one_mebibyte() throws Exception {
        assertThat(firstFault("{\"a\": \"" + "x".repeat(5 << 20)))
                .contains("1:1: This line is longer than 1 MiB; write one object of facts on each line.");
    }

    private Optional<String> firstFault(String text) throws IOException {
        return NdjsonRequests.firstFault(Files.writeString(directory.resolve("first.ndjson"), text));
    }

    @Test
    void the_hash_is_over_the_bytes_of_the_file() throws Exception {
        byte[] content = "{\"age\": 1}\n".repeat(20_000).getBytes(UTF_8);

        assertThat(NdjsonRequests.hash(Files.write(directory.resolve("b"), content)))
                .isEqualTo(ContentHash.of(content));
    }

    private void assertRejected(String reason, String... lines) throws IOException {
        assertThat(read(String.join("\n", lines)))
                .hasSize(lines.length)
                .allSatisfy(row -> assertThat(row).isEqualTo(new RequestRow.Rejected(row.line(), reason)));
    }

    private List<RequestRow> read(String text) throws IOException {
        return read(Files.writeString(directory.resolve("requests.ndjson"), text));
    }

    private static List<RequestRow> read(Path file) throws IOException {
        List<RequestRow> rows = new ArrayList<>();
        try (NdjsonRequests requests = NdjsonRequests.open(file, WORDS)) {
            for (RequestRow row = requests.next(); row != null; row = requests.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
