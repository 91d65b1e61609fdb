package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.PolicyTexts.rooms;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;

class PolicyExplainTest {
    @TempDir
    Path folder;

    private String rooms = "";

    @BeforeEach
    void write() throws Exception {
        rooms = rooms(folder);
    }

    private Ran explain(String request, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of("policy", "explain", rooms, file(folder, "request.json", request)));
        args.addAll(List.of("--as-of", "2026-11-22"));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    @Test
    void an_answer_is_put_into_words_for_staff_and_for_the_patron() throws Exception {
        Ran ran = explain("{\n  \"purpose\": \"party\",\n  \"people\": 3,\n  \"age\": 30\n}\n");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .contains("For staff:", "Because: The walls are thin.", "", "For the patron:", "Not for parties.");
    }

    @Test
    void one_of_the_two_comes_alone_and_in_the_language_asked_for() throws Exception {
        String request = "{\"purpose\": \"party\", \"people\": 3, \"age\": 30}";
        assertThat(explain(request, "--for", "patron", "--locale", "es").out())
                .startsWith("No para fiestas.\n")
                .doesNotContain("finas");
        assertThat(explain(request, "--for", "staff", "--locale", "es").out())
                .contains("Las paredes son finas.")
                .doesNotContain("fiestas");
        assertThat(explain(request, "--for", "everybody").refusal(2)).contains("neither staff nor patron");
    }

    @Test
    void a_program_gets_the_answer_with_both_texts() throws Exception {
        JsonNode json = explain("{\"purpose\": \"party\", \"people\": 3, \"age\": 30}", "--json")
                .json();
        assertThat(keys(json))
                .containsExactly(
                        "outcome",
                        "rule",
                        "matches",
                        "require",
                        "instead",
                        "set",
                        "version",
                        "nearMisses",
                        "nearestYes",
                        "staff",
                        "patron");
        assertThat(json.get("patron").asText()).startsWith("Not for parties.\n");
        assertThat(keys(explain("{}", "--json", "--for", "staff").json()))
                .contains("missing", "staff")
                .doesNotContain("patron");
    }

    @Test
    void a_word_that_is_not_listed_is_said() throws Exception {
        Ran ran = explain("{\"purpose\": \"wedding\", \"people\": 3, \"age\": 3}");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("purpose").doesNotContain("wedding");
    }

    @Test
    void a_request_that_cannot_be_read_is_refused_at_its_place() throws Exception {
        String request = folder.resolve("request.json").toString();
        assertThat(explain("{\n \"peple\": 3}").refusal(2))
                .isEqualTo(request + ":2:2: The policy has no attribute 'peple'; did you mean 'people'?");
        assertThat(explain("{\n \"people\": \"Smith\"}").refusal(2))
                .isEqualTo(request + ":2:12: The attribute 'people' takes a whole number.");
        assertThat(explain("").refusal(2)).startsWith(request + ":1:1:");
        assertThat(explain("[]").refusal(2)).contains("no JSON object");
        assertThat(explain("{}{}").refusal(2)).startsWith(request + ":1:3:");
        assertThat(Ran.command("policy", "explain", rooms, folder.toString()).refusal(2))
                .contains("This is a folder");
        assertThat(Ran.command("policy", "explain", rooms, request + "x").refusal(2))
                .contains("There is no such file");
    }
}
