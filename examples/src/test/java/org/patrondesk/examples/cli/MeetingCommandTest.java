package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.Ran.keys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the weekly meeting: decide-meeting, barrier, story, chain, and the agenda that shows them. */
class MeetingCommandTest {
    private static final String CARDS = """
            policySet: cards
            version: %s
            philosophy: {default: yes}
            attributes:
              area: {enum: [town, hill]}
            rules:
              - {id: elsewhere, when: {area: [%s]}, decide: no}
            """;

    @TempDir
    Path folder;

    private String next = "";
    private String no = "";

    @BeforeEach
    void a_no_is_written_down() throws Exception {
        String policy = file(folder, "cards.yaml", CARDS.formatted("1", "hill, other"));
        next = file(folder, "next.yaml", CARDS.formatted("2", "other"));
        no = run("log", "--policy", policy, "--asked", "A card?", "--branch", "CENTRAL", "--fact", "area=hill")
                .json()
                .get("decision")
                .asText();
    }

    private Ran run(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "nos", command, "--json", "--store", folder.resolve("store").toString()));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    private Ran done(String command, String... more) {
        Ran ran = run(command, more);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }

    private String barrier() {
        return done("barrier", "--name", "Only town gets a card", "--branch", "CENTRAL", "--no", no)
                .json()
                .get("barrier")
                .asText();
    }

    private Ran change(String... more) {
        List<String> args = new ArrayList<>(
                List.of("--rule", "elsewhere", "--answer", "change", "--reason", "The hill pays as well."));
        args.addAll(List.of(more));
        return run("decide-meeting", args.toArray(String[]::new));
    }

    @Test
    void the_chain_is_built_and_asked_for_from_any_of_its_links() {
        String barrier = "barrier:" + barrier();
        String day = LocalDate.now(ZoneId.systemDefault()).plusDays(3).toString();
        Ran decided = change("--candidate", next, "--begins", day, "--about", barrier);
        assertThat(keys(decided.json())).containsExactly("resolution", "answer", "rule", "policy", "begins");
        assertThat(decided.json().get("begins").asText()).isEqualTo(day);
        String resolution = "resolution:" + decided.json().get("resolution").asText();
        String[] told = {
            "--text", "She reads to her sister.", "--branch", "CENTRAL", "--consent", "to-use", "--about", resolution
        };
        String story = "story:" + done("story", told).json().get("story").asText();

        for (String link : List.of("decision:" + no, barrier, resolution, story)) {
            Ran chain = done("chain", link);
            assertThat(keys(chain.json())).containsExactly("barriers", "nos", "answers", "stories", "complete");
            assertThat(chain.json().at("/barriers/0/name").asText()).isEqualTo("Only town gets a card");
            assertThat(chain.json().at("/nos/0/rule").asText()).isEqualTo("elsewhere");
            assertThat(chain.json().at("/answers/0/answer").asText()).isEqualTo("change");
            assertThat(chain.json().at("/stories/0/text").asText()).isEqualTo("She reads to her sister.");
        }
    }

    @Test
    void the_agenda_shows_the_chain_in_json_and_on_its_page() throws Exception {
        barrier();
        done("decide-meeting", "--rule", "elsewhere", "--answer", "keep", "--reason", "The town pays.");
        Path page = folder.resolve("agenda.html");

        Ran agenda = done(
                "agenda",
                "--from",
                LocalDate.now(ZoneId.systemDefault()).minusDays(2).toString(),
                "--to",
                LocalDate.now(ZoneId.systemDefault()).plusDays(2).toString(),
                "--out",
                page.toString());

        assertThat(agenda.json().get("chains")).hasSize(2);
        assertThat(agenda.json().get("moreChains").asLong()).isZero();
        assertThat(Files.readString(page))
                .contains("What became of earlier answers", "Only town gets a card", "No meeting has answered yet.");
    }

    @Test
    void consent_is_written_down_later_and_a_refusal_takes_the_text_away() {
        String story = "story:"
                + done("story", "--text", "She got her card.", "--branch", "CENTRAL", "--about", "decision:" + no)
                        .json()
                        .get("story")
                        .asText();
        assertThat(done("chain", story).out()).doesNotContain("her card");

        Ran agreed = done("consent", story, "--consent", "to-use");
        assertThat(keys(agreed.json())).containsExactly("story", "consent", "version");
        assertThat(agreed.json().get("version").asLong()).isEqualTo(2);
        assertThat(done("chain", story).out()).contains("She got her card.");

        done("consent", story, "--consent", "refused");
        assertThat(done("chain", story).out()).contains("refused").doesNotContain("her card");
        Ran again = run("consent", story, "--consent", "to-use");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("--consent was refused and the text is gone; write the story down again.");
    }

    @Test
    void consent_to_what_is_no_story_is_said_in_one_sentence() {
        assertThat(run("consent", "decision:" + no, "--consent", "to-use").err())
                .contains("is no story; consent is given to a story");
        assertThat(run("consent", "story:" + UUID.randomUUID(), "--consent", "to-use")
                        .err())
                .startsWith("The store has no story with this id;");
        assertThat(run("consent", "story:" + UUID.randomUUID(), "--consent", "maybe")
                        .err())
                .startsWith("--consent maybe: name one of not-asked, to-use, to-use-and-name, refused.");
    }

    @Test
    void what_would_steer_the_terminal_is_not_printed() {
        Ran written = done("barrier", "--name", "Only\u001b[2J town", "--branch", "CENTRAL", "--no", no);
        Ran chain = Ran.command(
                "nos",
                "chain",
                "barrier:" + written.json().get("barrier").asText(),
                "--store",
                folder.resolve("store").toString());
        assertThat(chain.out()).contains("Only\uFFFD[2J town").doesNotContain("\u001b");
    }

    @Test
    void what_is_too_long_is_said_with_how_long_it_may_be() {
        Ran ran = run("barrier", "--name", "n".repeat(201), "--branch", "CENTRAL", "--no", no);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).startsWith("--name has more than 200 characters; make it shorter.");
    }

    @Test
    void a_change_at_once_answers_the_next_request() {
        assertThat(change("--candidate", next).json().get("begins").asText())
                .isEqualTo(LocalDate.now(ZoneId.systemDefault()).toString());

        Ran logged = done("log", "--asked", "A card?", "--branch", "CENTRAL", "--fact", "area=hill");

        assertThat(logged.json().get("rule").asText()).isEqualTo("unwritten");
    }

    @Test
    void what_cannot_be_written_down_is_said_in_one_sentence() {
        assertThat(run("decide-meeting", "--rule", "x", "--answer", "keep", "--reason", "So.")
                        .refusal(2))
                .isEqualTo("--rule names no rule of a policy that was put in force here; name one, or unwritten or"
                        + " default.");
        assertThat(run("decide-meeting", "--rule", "elsewhere", "--answer", "maybe", "--reason", "So.")
                        .refusal(2))
                .isEqualTo("--answer maybe: the meeting's answer is keep, change or find-a-yes; name one of them.");
        assertThat(change().refusal(2)).isEqualTo("--candidate is missing; a change names the new policy.");
        assertThat(change("--candidate", next, "--begins", "2020-01-01").refusal(2))
                .isEqualTo("--begins lies in the past; a policy answers from today on, or from a day to come.");
        assertThat(run(
                                "decide-meeting",
                                "--rule",
                                "elsewhere",
                                "--answer",
                                "keep",
                                "--reason",
                                "So.",
                                "--begins",
                                "2030-01-01")
                        .refusal(2))
                .contains("--candidate");
    }

    @Test
    void a_record_that_is_not_there_is_said_in_one_sentence() {
        String other = UUID.randomUUID().toString();
        assertThat(run("barrier", "--name", "Stairs", "--branch", "CENTRAL", "--no", other)
                        .refusal(2))
                .isEqualTo("--no names no no that was said; use the id that logging it answered.");
        assertThat(run("story", "--text", "So.", "--branch", "CENTRAL", "--about", "story:" + other)
                        .refusal(2))
                .isEqualTo("--about names no barrier, decision or resolution within reach.");
        assertThat(run("story", "--text", "So.", "--branch", "C", "--about", "decision:" + no, "--consent", "refused")
                        .refusal(2))
                .contains("--consent refused");
        assertThat(run("chain", "barrier:" + other).refusal(2)).startsWith("The store has no barrier with this id");
        assertThat(run("barrier", "--name", "Stairs", "--branch", "C", "--no", "Maria Lopez")
                        .refusal(2))
                .contains("it is no id of a no")
                .doesNotContain("Maria");
        assertThat(run("chain", "shelf:" + other).refusal(2)).contains("names no record");
        assertThat(run("chain", "decision:1-1-1-1-1").refusal(2)).contains("names no record");
        assertThat(run("chain", "decision:" + no, "--weeks", "0").refusal(2))
                .isEqualTo("--weeks 0: an effect is measured over 1 to 104 weeks.");
    }

    @Test
    void a_key_writes_nothing_twice() {
        String[] keep = {"--rule", "elsewhere", "--answer", "keep", "--reason", "So.", "--key", "week 47"};
        String first = done("decide-meeting", keep).out();

        assertThat(done("decide-meeting", keep).out()).isEqualTo(first);
    }

    @Test
    void without_json_a_person_reads_what_was_written_down() {
        String store = folder.resolve("store").toString();

        Ran ran = Ran.command(
                "nos",
                "decide-meeting",
                "--store",
                store,
                "--rule",
                "elsewhere",
                "--answer",
                "keep",
                "--reason",
                "So.");
        Ran chain = Ran.command("nos", "chain", "decision:" + no, "--store", store);

        assertThat(ran.out()).startsWith("Written down: keep elsewhere, resolution:");
        assertThat(chain.out()).startsWith("  no by elsewhere at CENTRAL, ");
    }
}
