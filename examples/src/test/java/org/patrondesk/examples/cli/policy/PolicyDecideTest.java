package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.PolicyTexts.rooms;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Forked;
import org.patrondesk.examples.cli.PatronDeskMain;
import org.patrondesk.examples.cli.Ran;

class PolicyDecideTest {
    @TempDir
    Path folder;

    private String rooms = "";

    @BeforeEach
    void write() throws Exception {
        rooms = rooms(folder);
    }

    private Ran decide(String requests, String... more) throws Exception {
        String file = file(folder, "requests.ndjson", requests);
        String[] args = {"policy", "decide", rooms, file, "--as-of", "2026-11-22"};
        return Ran.command(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private List<JsonNode> answers(Ran ran) {
        return ran.out().lines().map(Ran::parsed).toList();
    }

    @Test
    void each_request_gets_one_line_in_order() throws Exception {
        Ran ran = decide("""
                {"purpose": "party", "people": 3, "age": 30}
                {"purpose": "study", "people": 12, "age": 12}

                {"people": 3}
                {"people": 3, "purpose": "study"}
                """, "--json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                {"outcome":"no-with-alternative","rule":"rooms.party","matches":["rooms.party","rooms.keys"],\
                "require":[],"instead":["The hall"],"set":{"hours":2,"key":true},"version":"7"}
                {"outcome":"conditional","rule":"rooms.many","matches":["rooms.many"],\
                "require":["Book a day ahead"],"instead":[],"set":{},"version":"7"}
                {"outcome":"ask","rule":"unknown-fact","matches":[],"require":[],"instead":[],"set":{},"version":"7",\
                "missing":["purpose"]}
                {"outcome":"yes","rule":"default","matches":[],"require":[],"instead":[],"set":{},"version":"7",\
                "unsettled":{"hours":["age"],"key":["age"]}}
                """);
    }

    @Test
    void the_day_is_that_of_the_option_unless_a_request_names_its_own() throws Exception {
        String request = "{\"purpose\": \"study\", \"people\": 1, \"age\": 9%s}";
        String both = String.format(request, "") + "\n" + String.format(request, ", \"as-of\": \"2026-12-25\"") + "\n";
        assertThat(answers(decide(both, "--json")))
                .extracting(answer -> answer.get("rule").asText())
                .containsExactly("default", "rooms.closed");
        assertThat(answers(Ran.command(
                        "policy", "decide", rooms, file(folder, "a", both), "--json", "--as-of", "2026-12-24")))
                .extracting(answer -> answer.get("rule").asText())
                .containsExactly("rooms.closed", "rooms.closed");
    }

    @Test
    void with_explain_near_misses_and_the_nearest_yes_come_along() throws Exception {
        List<JsonNode> answers = answers(decide("""
                {"purpose": "party", "people": 3, "age": 30}
                {"purpose": "study", "people": 3, "age": 30}
                """, "--json", "--explain"));
        assertThat(keys(answers.get(0)))
                .containsExactly(
                        "outcome",
                        "rule",
                        "matches",
                        "require",
                        "instead",
                        "set",
                        "version",
                        "nearMisses",
                        "nearestYes");
        assertThat(answers.get(0).get("nearMisses").toString())
                .contains("{\"rule\":\"rooms.many\",\"attribute\":\"people\"}");
        assertThat(answers.get(0).get("nearestYes").toString())
                .isEqualTo("{\"change\":{\"purpose\":\"study\"},\"outcome\":\"yes\",\"rule\":\"default\"}");
        assertThat(answers.get(1).get("nearestYes").isNull()).isTrue();
    }

    @Test
    void a_line_that_cannot_be_answered_says_why_in_its_place() throws Exception {
        Ran ran = decide("""
                {"purpose": "study", "people": 3, "age": 30}
                {"purpos": "study"}
                {"people": 3,
                {"age": "Mrs Smith"}
                {"purpose": "study", "people": 3, "age": 30, "branch": "MAIN", "channel": "web"}
                {"purpose": "study", "channel": "Smith"}
                """, "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("4 lines could not be answered; why stands in the place of the answer.\n");
        List<JsonNode> answers = answers(ran);
        assertThat(answers).hasSize(6);
        assertThat(keys(answers.get(1))).containsExactly("error", "line");
        assertThat(answers.get(1).get("line").asInt()).isEqualTo(2);
        assertThat(answers.get(1).get("error").asText())
                .isEqualTo(folder.resolve("requests.ndjson")
                        + ":2:2: The policy has no attribute 'purpos'; did you mean 'purpose'?");
        assertThat(answers.get(2).get("error").asText()).contains(":3:").contains("not JSON");
        assertThat(answers.get(3).get("error").asText()).endsWith(":4:9: The attribute 'age' takes a whole number.");
        assertThat(answers.get(4).get("rule").asText()).isEqualTo("default");
        assertThat(answers.get(5).get("error").asText()).contains("A channel is one of desk");
        assertThat(ran.out()).doesNotContain("Smith");
    }

    @Test
    void words_that_are_not_listed_are_counted() throws Exception {
        String requests = "{\"purpose\": \"wedding\", \"people\": 3, \"age\": 3}\n".repeat(3);
        Ran ran = decide(requests, "--json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEqualTo("Not listed in the policy, read as other: purpose 3\n");
        Ran read = decide(requests);
        assertThat(read.out()).contains("Not listed in the policy, read as other: purpose 3\n");
        assertThat(ran.out() + ran.err() + read.out()).doesNotContain("wedding");
    }

    @Test
    void people_get_a_row_for_each_request_and_a_summary() throws Exception {
        Ran ran = decide("""
                {"purpose": "party", "people": 3, "age": 30}
                {"people": 3}
                {"purpos": 3}
                """);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .startsWith(
                        "      1  no-with-alternative  rooms.party; instead: The hall; sets: hours 2, key true",
                        "      2  ask                  unknown-fact; ask for: purpose",
                        "      3  (no answer)          " + folder.resolve("requests.ndjson")
                                + ":3:2: The policy has no attribute 'purpos'; did you mean 'purpose'?",
                        "2 requests answered under rooms 7.",
                        "Outcomes: ask 1, no-with-alternative 1",
                        "By rule: rooms.party 1, unknown-fact 1",
                        "1 line could not be answered; why stands in the place of the answer.");
    }

    @Test
    void people_who_want_an_explanation_read_it_in_their_language() throws Exception {
        String request = "{\"purpose\": \"party\", \"people\": 3, \"age\": 30}\n";
        assertThat(decide(request, "--explain").out()).contains("\n         Because: The walls are thin.\n");
        assertThat(decide(request, "--explain", "--locale", "es").out()).contains("Las paredes son finas.");
        assertThat(decide(request, "--locale", "e_s").refusal(2))
                .contains("--locale e_s")
                .contains("es-MX");
    }

    @Test
    void what_is_no_file_of_requests_is_refused_in_one_sentence() throws Exception {
        Path bytes = folder.resolve("bytes.ndjson");
        Files.write(bytes, new byte[] {'{', '}', '\n', 0, 1, 2});
        for (String wrong : List.of(
                folder.toString(),
                folder.resolve("gone").toString(),
                file(folder, "empty", ""),
                file(folder, "blank", "\n \n"),
                bytes.toString())) {
            assertThat(Ran.command("policy", "decide", rooms, wrong, "--json").refusal(2))
                    .startsWith(wrong + ":");
        }
        assertThat(Ran.command("policy", "decide", rooms).refusal(2)).contains("REQUESTS.ndjson");
        assertThat(Ran.command("policy", "decide", folder.resolve("gone.yaml").toString(), bytes.toString())
                        .refusal(2))
                .contains("There is no such file");
    }

    @Test
    void a_hundred_thousand_requests_pass_through_a_small_heap() throws Exception {
        Path many = folder.resolve("many.ndjson");
        Files.writeString(many, "{\"purpose\": \"study\", \"people\": 12, \"age\": 30}\n".repeat(100_000));
        try (Forked forked = Forked.start(
                List.of("-Xmx24m"), PatronDeskMain.class, "policy", "decide", rooms, many.toString(), "--json")) {
            long lines = 0;
            for (String line = forked.line(); line != null; line = forked.line()) {
                lines++;
            }
            assertThat(forked.exit()).as(forked.err()).isZero();
            assertThat(lines).isEqualTo(100_000);
        }
    }
}
