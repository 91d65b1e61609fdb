package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that weigh a policy by recorded decisions: check --against, relax, propose. */
class ProposeCommandTest {
    private static final String CARDS = """
            policySet: cards
            version: 3
            philosophy: {default: yes}
            attributes:
              area: {enum: [town, hill, port]}
              age: {int: 0..99}
              months: {int: 0..60}
            rules:
              - {id: elsewhere, when: {area: [hill, port, other]}, decide: no}
              - {id: dormant, when: {months: 12..}, decide: refer}
            expect:
              - {request: {area: hill, age: 30, months: 0}, decide: no, by: elsewhere}
              - {request: {area: town, age: 30, months: 0}, decide: yes}
            """;

    @TempDir
    Path folder;

    private String policy = "";

    @BeforeEach
    void nos_are_written_down_with_their_facts() throws Exception {
        policy = file(folder, "cards.yaml", CARDS);
        no("hill", 20, 0, "--policy", policy);
        no("hill", 30, 5);
        no("hill", 40, 20);
        no("port", 30, 1);
        no("town", 50, 14);
    }

    private void no(String area, int age, int months, String... more) {
        List<String> args = new ArrayList<>(List.of("nos", "log", "--store", store(), "--asked", "A card?"));
        args.addAll(List.of("--branch", "CENTRAL", "--fact", "area=" + area));
        args.addAll(List.of("--fact", "age=" + age, "--fact", "months=" + months));
        args.addAll(List.of(more));
        Ran ran = Ran.command(args.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    private String store() {
        return folder.resolve("store").toString();
    }

    private Ran over(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(List.of("--store", store()));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    private Ran check(String... more) {
        List<String> args = new ArrayList<>(List.of("policy", "check", policy, "--as-of", "2026-11-22"));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    @Test
    void a_check_against_a_store_counts_the_decisions_that_each_finding_hits() {
        JsonNode json = check("--against", store(), "--json").json();
        JsonNode conflict = json.get("findings").get(0);
        assertThat(conflict.get("kind").asText()).isEqualTo("conflict");
        assertThat(conflict.get("rows").asInt()).isEqualTo(1);
        assertThat(json.get("against").toString())
                .isEqualTo("{\"decisions\":5,\"counted\":5,\"withoutFacts\":0,\"untold\":0,\"otherWords\":0}");
        assertThat(check("--json").json().has("against")).isFalse();
        Ran words = check("--against", store());
        assertThat(words.exit()).isEqualTo(1);
        assertThat(words.out()).contains("  conflict (1 decision): ").endsWith("  5 of 5 decisions counted.\n");
    }

    @Test
    void a_no_in_words_alone_is_counted_as_not_counted() {
        over("nos log", "--asked", "Water?", "--rule", "unwritten", "--branch", "CENTRAL");
        assertThat(check("--against", store()).out())
                .endsWith("  5 of 6 decisions counted, but for 1 written down without facts.\n");
    }

    @Test
    void a_check_against_no_store_is_refused_and_so_is_a_tenant_of_none() {
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(check("--against", nowhere).refusal(2)).startsWith("There is no store in " + nowhere);
        assertThat(check("--tenant", "north").refusal(2)).contains("--against");
        assertThat(check("--run", "base").refusal(2)).contains("--against");
        assertThat(check("--against", store(), "--run", "base").refusal(2)).contains("no run 'base'");
    }

    @Test
    void the_table_tells_what_every_edit_would_turn() {
        Ran ran = over("nos relax", "--json");
        JsonNode json = ran.json();
        assertThat(ran.exit()).isZero();
        assertThat(keys(json))
                .containsExactly(
                        "policy",
                        "basis",
                        "domain",
                        "edits",
                        "moreEdits",
                        "rules",
                        "moreRules",
                        "stacks",
                        "moreStacks",
                        "unruled");
        assertThat(json.get("rules").toString())
                .isEqualTo("[{\"rule\":\"elsewhere\",\"determining\":4,\"pivotal\":3},"
                        + "{\"rule\":\"dormant\",\"determining\":1,\"pivotal\":1}]");
        assertThat(json.get("stacks").toString()).isEqualTo("[{\"rules\":[\"elsewhere\",\"dormant\"],\"nos\":1}]");
        assertThat(json.get("edits").findValuesAsText("value")).contains("hill", "port");
        // Of the hill it opens a hundred ages with twelve numbers of months each.
        assertThat(json.get("edits"))
                .extracting(JsonNode::toString)
                .contains("{\"rule\":\"elsewhere\",\"kind\":\"drop-value\",\"alternative\":0,\"attribute\":\"area\","
                        + "\"value\":\"hill\",\"written\":[\"port\",\"other\"],\"nosTurned\":2,\"yesToNo\":0,"
                        + "\"otherChange\":1,\"opened\":1200}");
        assertThat(over("nos relax").out())
                .contains("cards 3: 5 of 5 decisions counted.")
                .contains("Take hill out of area of rule elsewhere: 2 nos to yes, 0 yes to no, 1 otherwise;"
                        + " opens 4.9% of all requests");
    }

    @Test
    void the_first_twenty_edits_are_told_and_the_rest_counted() throws Exception {
        for (int months = 0; months < 11; months++) {
            no("town", 50, months);
        }
        String rules = IntStream.range(0, 11)
                .mapToObj(i -> "  - {id: month" + i + ", when: {months: " + i + "}, decide: no}\n")
                .collect(Collectors.joining());
        String many = file(
                folder,
                "many.yaml",
                CARDS.replaceFirst("(?s)expect:.*", "").replaceFirst("(?s)(?<=rules:\n).*", "") + rules);
        JsonNode some = over("nos relax", "--policy", many, "--json").json();
        JsonNode all = over("nos relax", "--all", "--policy", many, "--json").json();
        assertThat(some.get("edits")).hasSize(20);
        assertThat(20 + some.get("moreEdits").asInt())
                .isEqualTo(all.get("edits").size());
        assertThat(all.get("moreEdits").asInt()).isZero();
    }

    @Test
    void a_candidate_that_was_written_does_on_replay_what_was_proposed() throws Exception {
        for (String edit : List.of("", "1", "3")) {
            Path out = folder.resolve("candidate" + edit + ".json");
            List<String> more = new ArrayList<>(List.of("--out", out.toString(), "--json"));
            if (!edit.isEmpty()) {
                more.addAll(List.of("--edit", edit));
            }
            JsonNode json = over("nos propose", more.toArray(String[]::new)).json();
            JsonNode proposed =
                    edit.isEmpty() ? json.get("exception") : json.get("edits").get(Integer.parseInt(edit) - 1);
            JsonNode replay =
                    over("nos replay", "--candidate", out.toString(), "--json").json();
            for (String key : List.of("noToYes", "yesToNo", "otherChange")) {
                assertThat(replay.get(key))
                        .as(edit + key)
                        .isEqualTo(proposed.get("replay").get(key));
            }
            assertThat(replay.get("noToYes").asInt()).isPositive();
            assertThat(json.get("candidate").get("version").asText()).startsWith("3-proposed-");
            assertThat(Ran.command("policy", "check", out.toString()).exit()).isLessThan(2);
        }
    }

    @Test
    void the_best_exception_is_told_with_what_it_turns() {
        JsonNode json = over("nos propose", "--json").json();
        assertThat(keys(json))
                .containsExactly("policy", "basis", "rule", "determining", "pivotal", "edits", "exception");
        assertThat(json.get("rule").asText()).isEqualTo("elsewhere");
        assertThat(json.get("exception").toString())
                .isEqualTo(
                        "{\"attributes\":[\"area\"],\"when\":{\"area\":[\"hill\",\"port\"]},\"chosen\":4,\"found\":4,"
                                + "\"upperBound\":4,\"best\":true,\"leftOut\":0,\"questions\":0,\"replay\":{\"noToYes\":4,\"yesToNo\":0,"
                                + "\"otherChange\":0,\"notReplayable\":0},\"examplesLeftOut\":1}");
        JsonNode age = over("nos propose", "--rule", "dormant", "--attribute", "age", "--json")
                .json()
                .get("exception");
        assertThat(age.get("when").toString()).isEqualTo("{\"age\":[\"50..50\"]}");
        assertThat(over("nos propose").out())
                .contains("Rule elsewhere: 4 nos, 3 a yes without it.")
                .contains("  Exception where area is hill, port: 4 of 4 nos to yes, every other answer kept; no other"
                        + " over area is better");
    }

    @Test
    void a_candidate_translates_nothing_that_it_no_longer_says() throws Exception {
        String translated = file(
                folder,
                "translated.yaml",
                CARDS.replace("decide: no}", "decide: no, instead: A guest card}")
                        + "translations: {es: {A guest card: Una tarjeta de invitado, town: ciudad}}\n");
        String out = folder.resolve("without.json").toString();
        JsonNode edits = over("nos propose", "--policy", translated, "--rule", "elsewhere", "--json")
                .json()
                .get("edits");
        int delete = IntStream.range(0, edits.size())
                .filter(i -> edits.get(i).get("kind").asText().equals("delete-rule"))
                .findFirst()
                .orElseThrow();
        String edit = Integer.toString(delete + 1);
        over("nos propose", "--policy", translated, "--rule", "elsewhere", "--edit", edit, "--out", out, "--json")
                .json();

        assertThat(Files.readString(Path.of(out))).contains("ciudad").doesNotContain("guest card", "invitado");
    }

    @Test
    void what_cannot_be_proposed_is_said_in_one_sentence() throws Exception {
        assertThat(over("nos propose", "--rule", "elsewere").refusal(2)).contains("did you mean 'elsewhere'?");
        assertThat(over("nos propose", "--attribute", "shoe").refusal(2)).contains("it has area, age, months.");
        assertThat(over("nos propose", "--edit", "1").refusal(2)).contains("--out");
        String out = folder.resolve("c.json").toString();
        assertThat(over("nos propose", "--out", out, "--edit", "9").refusal(2)).contains("--edit 9: ");
        assertThat(over("nos propose", "--out", folder.resolve("c.yaml").toString())
                        .refusal(2))
                .contains(".json");
        assertThat(over("nos propose", "--rule", "dormant", "--policy", quiet()).refusal(2))
                .isEqualTo("--rule: 'dormant' says no in none of 5 decisions with facts; those that do are elsewhere.");
        assertThat(over("nos propose", "--tenant", "north").refusal(2)).startsWith("No policy is in force");
        assertThat(over("nos relax", "--tenant", "north", "--policy", policy).refusal(2))
                .startsWith("The store has no decision to look at;");
        assertThat(folder.resolve("c.json")).doesNotExist();
    }

    private String quiet() throws Exception {
        return file(folder, "quiet.yaml", CARDS.replace("months: 12..", "months: 50.."));
    }

    @Test
    void an_exception_that_is_none_cannot_be_written() throws Exception {
        String out = folder.resolve("c.json").toString();
        for (int i = 0; i < 2; i++) {
            no("town", 50, 20);
        }
        // The only no by 'elsewhere' at 40 has a neighbour of the same age that must stay referred.
        no("town", 20, 40);
        no("town", 30, 40);
        no("town", 40, 40);
        assertThat(over("nos propose", "--attribute", "age", "--rule", "elsewhere", "--out", out)
                        .refusal(2))
                .contains("no exception can be written")
                .contains("--edit");
        assertThat(Files.exists(Path.of(out))).isFalse();
    }
}
