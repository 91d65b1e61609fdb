package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.POLICIES;
import static org.patrondesk.examples.cli.Ran.SAMPLE;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the sample, each by the keys that its output is documented with. */
class CommandTest {
    private static final String MEMBERS = SAMPLE.resolve("members.csv").toString();
    private static final String NEWCASTLE =
            POLICIES.resolve("newcastle-city.json").toString();

    @TempDir
    Path folder;

    private String store() {
        return folder.resolve("store").toString();
    }

    /** Runs a command, written with spaces between its words, over the store. */
    private Ran over(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--store", store()));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    private Ran decide(String run) {
        return over("decide", MEMBERS, "--policy", NEWCASTLE, "--as-of", "2026-10-19", "--run", run, "--json");
    }

    private Ran review(String... more) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<String> args = new ArrayList<>(List.of(more));
        args.addAll(List.of("--store", store(), "--zone", "UTC", "--json"));
        args.addAll(List.of("--from", today.minusDays(1).toString()));
        args.addAll(List.of("--to", today.plusDays(2).toString()));
        return Ran.command(args.toArray(String[]::new));
    }

    @Test
    void an_import_counts_rows_and_flags_and_a_second_one_changes_nothing() throws Exception {
        Ran first = Ran.command("members", "import", MEMBERS, "--store", store(), "--json");
        JsonNode json = first.json();
        assertThat(first.exit()).isZero();
        assertThat(keys(json))
                .containsExactly("read", "imported", "unchanged", "rejected", "repaired", "report", "encoding");
        assertThat(json.get("read").asInt()).isEqualTo(400);
        assertThat(json.get("imported").asInt()).isEqualTo(400);
        assertThat(json.get("rejected")).isEmpty();
        assertThat(json.get("repaired").get("identical-row").asInt()).isEqualTo(11);
        assertThat(json.get("encoding").asText()).isEqualTo("UTF-8");
        assertThat(Path.of(json.get("report").asText()))
                .hasParent(folder.resolve("store").resolve("reports"))
                .content()
                .startsWith("line,what,reason\r\n")
                .contains(",repaired,unknown-postcode\r\n")
                .doesNotContain("NEWTOWN", "CENTRAL");
        JsonNode again = Ran.command("members", "import", MEMBERS, "--store", store(), "--json")
                .json();
        assertThat(again.get("imported").asInt()).isZero();
        assertThat(again.get("unchanged").asInt()).isEqualTo(400);
    }

    @Test
    void an_import_with_rejected_rows_is_done_with_findings() throws Exception {
        Path sheet = folder.resolve("short.csv");
        Files.writeString(sheet, Files.readString(Path.of(MEMBERS)) + "NE1,CENTRAL\n");
        Ran ran = Ran.command("members", "import", sheet.toString(), "--store", store(), "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.json().get("imported").asInt()).isEqualTo(400);
        assertThat(ran.json().get("rejected").get("cell-count").asInt()).isEqualTo(1);
        assertThat(Path.of(ran.json().get("report").asText())).content().contains("402,rejected,cell-count\r\n");
    }

    @Test
    void two_tenants_of_one_store_do_not_see_each_other() {
        Ran.command("members", "import", MEMBERS, "--store", store(), "--tenant", "north");
        JsonNode south = Ran.command("members", "import", MEMBERS, "--store", store(), "--tenant", "south", "--json")
                .json();
        assertThat(south.get("imported").asInt()).isEqualTo(400);
    }

    @Test
    void a_run_decides_every_member_and_the_same_run_again_answers_the_same() {
        Ran first = decide("base");
        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("newcastle-city 2026-11.1 is now in force");
        assertThat(keys(first.json())).containsExactly("run", "policy", "decided", "outcomes", "rules");
        assertThat(keys(first.json().get("policy"))).containsExactly("id", "version");
        assertThat(first.json().get("decided").asInt()).isEqualTo(400);
        Ran again = decide("base");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.err()).isEmpty();
        JsonNode review = review("nos", "review", "--run", "base").json();
        assertThat(review.get("nos")).isEqualTo(first.json().get("outcomes").get("refer"));
    }

    @Test
    void a_run_name_belongs_to_one_file_policy_and_day() {
        decide("base");
        Ran other = Ran.command(
                "decide", MEMBERS, "--policy", NEWCASTLE, "--store", store(), "--as-of", "2026-10-20", "--run", "base");
        assertThat(other.refusal(2)).contains("'base'");
    }

    @Test
    void requests_come_as_lines_of_json_and_a_bad_line_is_counted() throws Exception {
        Path requests = folder.resolve("requests.ndjson");
        Files.writeString(requests, """

                {"age":16,"state-resident":true,"branch":"CENTRAL","channel":"web"}
                {"age":12,"state-resident":true}
                {"age":12,"state-resident":true
                {"age":40,"state-resident":false}
                {"age":40}
                """);
        Ran ran = over(
                "decide",
                requests.toString(),
                "--policy",
                POLICIES.resolve("sails-ecard.json").toString(),
                "--as-of",
                "2026-10-19",
                "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(keys(ran.json())).containsExactly("run", "policy", "decided", "outcomes", "rules", "rejected");
        assertThat(ran.json().get("outcomes").toString())
                .isEqualTo("{\"ask\":1,\"no\":1,\"no-with-alternative\":1,\"yes\":1}");
        assertThat(ran.json().get("rejected").toString()).isEqualTo("{\"malformed-json\":1}");
        assertThat(ran.err()).contains(requests + ":4: rejected, malformed-json\n");
    }

    @Test
    void a_policy_that_asks_nothing_a_sheet_tells_is_doubted_aloud() {
        Ran ran = over(
                "decide --as-of 2026-10-19",
                MEMBERS,
                "--policy",
                POLICIES.resolve("sails-ecard.json").toString());
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("no fact that a membership sheet gives");
    }

    @Test
    void a_review_says_what_the_nos_of_the_period_say() {
        for (String branch : List.of("CENTRAL", "HARBOUR")) {
            over("nos log", "--asked", "Fill a bottle", "--rule", "unwritten", "--branch", branch);
        }
        over(
                "nos log --why unwritten --branch CENTRAL",
                "--asked",
                "Fill a  bottle",
                "--offered",
                "Filled it in the kitchen");
        JsonNode json = review("nos", "review").json();
        assertThat(keys(json))
                .containsExactly(
                        "period",
                        "nos",
                        "asks",
                        "byRule",
                        "byBranch",
                        "unwritten",
                        "inconsistent",
                        "proposals",
                        "exceptions",
                        "appeals",
                        "overturned");
        assertThat(keys(json.get("period"))).containsExactly("from", "to");
        assertThat(json.get("period").get("from").asText())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(1).toString());
        assertThat(json.get("nos").asInt()).isEqualTo(3);
        assertThat(json.get("byRule").toString()).isEqualTo("[{\"rule\":\"unwritten\",\"n\":3,\"pivotal\":0}]");
        assertThat(json.get("byBranch").toString()).isEqualTo("{\"CENTRAL\":2,\"HARBOUR\":1}");
        assertThat(json.get("inconsistent").get(0).get("situation").asText()).isEqualTo("fill a bottle");
        assertThat(json.get("proposals").toString())
                .isEqualTo("[{\"rule\":\"unwritten\",\"edit\":\"write-rule\",\"nos\":3}]");
    }

    @Test
    void a_week_in_which_nothing_was_written_down_is_empty_and_done() {
        decide("base");
        Ran ran = Ran.command("nos", "review", "--store", store(), "--week", "2020-W53", "--json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.json().get("period").toString()).isEqualTo("{\"from\":\"2020-12-28\",\"to\":\"2021-01-04\"}");
        assertThat(ran.json().get("nos").asInt()).isZero();
    }

    @Test
    void an_agenda_is_one_page_that_loads_nothing() {
        over("nos log", "--asked", "A <b>bold</b> wish", "--rule", "unwritten", "--branch", "CENTRAL");
        Path page = folder.resolve("pages").resolve("agenda.html");
        Ran ran = review("nos", "agenda", "--out", page.toString());
        assertThat(ran.exit()).isZero();
        assertThat(keys(ran.json())).endsWith("overturned", "chains", "moreChains", "out");
        assertThat(page).content().contains("A &lt;b&gt;bold").doesNotContain("<b>bold", "src=", "href=", "url(");
    }

    @Test
    void a_replay_counts_what_a_candidate_would_change() {
        decide("base");
        JsonNode json = over(
                        "nos replay --run base --json",
                        "--candidate",
                        POLICIES.resolve("newcastle-city-candidate.json").toString())
                .json();
        assertThat(keys(json))
                .containsExactly(
                        "decisions",
                        "same",
                        "noToYes",
                        "yesToNo",
                        "otherChange",
                        "notReplayable",
                        "byRule",
                        "splitBands");
        assertThat(keys(json.get("byRule").get(0)))
                .containsExactly("rule", "noToYes", "yesToNo", "otherChange", "samples");
        assertThat(keys(json.get("byRule").get(0).get("samples").get(0)))
                .containsExactly("facts", "before", "after", "rule");
        assertThat(json.get("decisions").asInt()).isEqualTo(400);
        assertThat(json.get("noToYes").asInt()).isEqualTo(28);
    }

    @Test
    void without_json_a_person_gets_a_short_summary() {
        Ran ran = Ran.command("members", "import", MEMBERS, "--store", store());
        assertThat(ran.out()).startsWith("400 rows read (UTF-8): 400 imported").contains("Line by line: ");
        assertThat(ran.out().lines().count()).isLessThan(6);
    }
}
