package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every command on a city's real membership export, each in a process with a heap of 128 MB. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealFileTest {
    private static final String NAME = "data/newcastle/membership/active members branch & postcode 2016-04-06.csv";
    private static final String NEWCASTLE =
            Ran.POLICIES.resolve("newcastle-city.json").toString();

    @TempDir
    static Path folder;

    private static Path members = Path.of("");

    @BeforeAll
    static void the_file_lies_beside_the_repository() {
        @Nullable Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.exists(above.resolve("shared").resolve(NAME))) {
            above = above.getParent();
        }
        Assumptions.assumeTrue(above != null, "there is no ../shared with the membership export beside the repository");
        members = Objects.requireNonNull(above).resolve("shared").resolve(NAME);
    }

    private static JsonNode run(String... args) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--json", "--store", folder.resolve("store").toString()));
        try (Forked forked = Forked.start(List.of("-Xmx128m"), PatronDeskMain.class, all.toArray(String[]::new))) {
            String out = forked.rest();
            assertThat(forked.exit()).as(forked.err()).isZero();
            return Ran.parsed(out);
        }
    }

    @Test
    @Order(1)
    void every_row_is_imported_and_the_second_time_none() throws Exception {
        JsonNode first = run("members", "import", members.toString());
        assertThat(first.get("read").asInt()).isEqualTo(80_752);
        assertThat(first.get("imported").asInt()).isEqualTo(80_752);
        assertThat(first.get("rejected")).isEmpty();
        assertThat(first.get("repaired").get("added-after-last-used").asInt()).isEqualTo(3);
        assertThat(first.get("repaired").get("retired-branch").asInt()).isEqualTo(193);
        JsonNode second = run("members", "import", members.toString());
        assertThat(second.get("imported").asInt()).isZero();
        assertThat(second.get("unchanged").asInt()).isEqualTo(80_752);
    }

    @Test
    @Order(2)
    void every_member_is_decided_by_the_rules_of_the_city() throws Exception {
        JsonNode json =
                run("decide", members.toString(), "--policy", NEWCASTLE, "--as-of", "2016-04-06", "--run", "base");
        assertThat(json.get("decided").asInt()).isEqualTo(80_752);
        assertThat(json.get("outcomes").toString())
                .isEqualTo("{\"ask\":12,\"conditional\":15258,\"refer\":3671,\"yes\":61811}");
        assertThat(run("decide", members.toString(), "--policy", NEWCASTLE, "--as-of", "2016-04-06", "--run", "base"))
                .isEqualTo(json);
    }

    @Test
    @Order(3)
    void the_policy_itself_changes_nothing_and_the_candidate_says_yes_to_the_neighbours() throws Exception {
        JsonNode itself = run("nos", "replay", "--run", "base", "--candidate", NEWCASTLE);
        assertThat(itself.get("same").asInt()).isEqualTo(80_752);
        JsonNode candidate = run(
                "nos",
                "replay",
                "--run",
                "base",
                "--candidate",
                Ran.POLICIES.resolve("newcastle-city-candidate.json").toString());
        assertThat(candidate.get("decisions").asInt()).isEqualTo(80_752);
        assertThat(candidate.get("noToYes").asInt()).isEqualTo(2_223);
        assertThat(candidate.get("yesToNo").asInt()).isZero();
    }

    @Test
    @Order(4)
    void three_candidates_change_what_plain_code_counts_line_by_line() throws Exception {
        String served = "\"unless\": {\"postcode-area\": [\"NE\", \"NFA\"]}";
        assertCounted(served, served.replace("\"NFA\"", "\"NFA\", \"DH\", \"SR\""), Set.of("NE", "NFA", "DH", "SR"), 6);
        assertCounted("\"6..\"", "\"12..\"", Set.of("NE", "NFA"), 12);
        assertCounted(served, served.replace("\"NE\"", "\"SR\""), Set.of("SR", "NFA"), 6);
    }

    private static void assertCounted(String old, String changed, Set<String> served, int months) throws Exception {
        String text = Files.readString(Path.of(NEWCASTLE));
        assertThat(text).contains(old);
        // Its own examples are of the old rules.
        String candidate = text.replace(old, changed).replaceFirst("(?s),\\s*\"expect\": \\[.*]", "");
        Path file = Files.writeString(folder.resolve("by-hand.json"), candidate);

        JsonNode replay = run("nos", "replay", "--run", "base", "--candidate", file.toString());

        CountedByHand.changes(members, new CountedByHand(served, months))
                .forEach((kind, n) -> assertThat(replay.get(kind).asInt())
                        .as(changed + " " + kind)
                        .isEqualTo(n));
        assertThat(replay.get("decisions").asInt()).isEqualTo(80_752);
    }

    @Test
    @Order(4)
    void the_run_is_reviewed_and_put_on_an_agenda() throws Exception {
        String[] span = {"--run", "base", "--from", "2020-01-01", "--to", "2199-01-01"};
        JsonNode review = run("nos", "review", span[0], span[1], span[2], span[3], span[4], span[5]);
        assertThat(review.get("nos").asInt()).isEqualTo(3_671);
        assertThat(review.get("asks").asInt()).isEqualTo(12);
        assertThat(review.get("byRule").toString())
                .isEqualTo("[{\"rule\":\"area.elsewhere\",\"n\":3671,\"pivotal\":3671}]");
        Path page = folder.resolve("agenda.html");
        run("nos", "agenda", "--out", page.toString(), span[0], span[1], span[2], span[3], span[4], span[5]);
        assertThat(page).content().contains("area.elsewhere");
    }

    @Test
    @Order(5)
    void whoever_is_not_selected_for_a_call_is_counted() throws Exception {
        Path list = folder.resolve("calls.xlsx");
        JsonNode json = run("calls", "build", "--inactive-since", "2015-10-06", "--out", list.toString());
        assertThat(json.get("candidates").asInt()).isEqualTo(16_212);
        assertThat(json.get("selected").asInt()).isEqualTo(15_259);
        assertThat(json.get("refused").toString()).isEqualTo("{\"area.elsewhere\":953}");
        JsonNode branch =
                run("calls", "build", "--active-since", "2015-10-06", "--branch", "JESMOND", "--out", list + ".csv");
        assertThat(Ran.keys(branch.get("byBranch"))).containsExactly("JESMOND");
        assertThat(Files.readAllLines(Path.of(list + ".csv")))
                .hasSize(branch.get("selected").asInt() + 1);
    }

    @Test
    @Order(6)
    void a_no_is_written_down_beside_all_that() throws Exception {
        JsonNode json = run("nos", "log", "--asked", "A card", "--rule", "area.elsewhere", "--branch", "CITY");
        assertThat(json.get("outcome").asText()).isEqualTo("refer");
    }

    @Test
    @Order(7)
    void what_is_proposed_for_the_neighbours_is_what_its_replay_finds() throws Exception {
        JsonNode table = run("nos", "relax", "--run", "base");
        assertThat(table.get("basis").get("counted").asInt()).isEqualTo(80_740);
        assertThat(table.get("rules").toString())
                .isEqualTo("[{\"rule\":\"area.elsewhere\",\"determining\":3671,\"pivotal\":3671}]");
        String out = folder.resolve("candidate.json").toString();
        JsonNode proposed = run("nos", "propose", "--run", "base", "--out", out);
        JsonNode exception = proposed.get("exception");
        assertThat(exception.get("found").asInt()).isEqualTo(3_671);
        assertThat(exception.get("best").asBoolean()).isTrue();
        JsonNode replay = run("nos", "replay", "--run", "base", "--candidate", out);
        assertThat(replay.get("noToYes").asInt()).isEqualTo(3_671);
        assertThat(replay.get("same").asInt()).isEqualTo(80_752 - 3_671);
    }

    @Test
    @Order(8)
    void a_check_tells_which_members_two_rules_contend_for() throws Exception {
        String store = folder.resolve("store").toString();
        try (Forked forked = Forked.start(
                List.of("-Xmx128m"),
                PatronDeskMain.class,
                "policy",
                "check",
                NEWCASTLE,
                "--against",
                store,
                "--run",
                "base",
                "--json")) {
            JsonNode json = Ran.parsed(forked.rest());
            assertThat(forked.exit()).isEqualTo(1);
            // As many as the call list leaves out: from elsewhere, and not seen for six months.
            assertThat(json.get("findings").get(0).get("rows").asInt()).isEqualTo(953);
            assertThat(json.get("against").get("counted").asInt()).isEqualTo(80_740);
        }
    }
}
