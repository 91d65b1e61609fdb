package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.ROOMS;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.PolicyTexts.rooms;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;

class PolicyCheckTest {
    @TempDir
    Path folder;

    @Test
    void a_sound_file_gets_one_line_with_its_counts() throws Exception {
        String rooms = sound();
        Ran ran = Ran.command("policy", "check", rooms, "--as-of", "2026-11-22");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .singleElement()
                .asString()
                .matches("\\Q" + rooms
                        + "\\E: sound: rooms 7, hash [0-9a-f]{64}, 4 rules, 3 attributes, 2 examples, 1 offering\\.");
        JsonNode json = Ran.command("policy", "check", "--json", rooms).json();
        assertThat(keys(json))
                .containsExactly(
                        "file",
                        "ok",
                        "policySet",
                        "version",
                        "hash",
                        "rules",
                        "attributes",
                        "examples",
                        "offerings",
                        "findings",
                        "total",
                        "undecided");
        assertThat(json.get("version").asText()).isEqualTo("7");
        assertThat(json.get("ok").asBoolean()).isTrue();
        assertThat(json.get("attributes").asInt()).isEqualTo(3);
    }

    /** The rooms without the conflict between two rules of one tier. */
    private String sound() throws Exception {
        return file(
                folder, "sound.yaml", ROOMS.replace("tier: board\n    when: {people", "tier: desk\n    when: {people"));
    }

    @Test
    void of_every_shipped_policy_it_is_known_what_is_found() throws Exception {
        Map<String, String> known = Map.of(
                "starter.yaml", "{}",
                "contradictions.yaml", "{offering=2}",
                "sails-ecard.json", "{conflict=1}",
                "newcastle-city.json", "{conflict=1}",
                "newcastle-city-candidate.json", "{conflict=1}");
        try (var policies = Files.list(Ran.POLICIES)) {
            for (Path file : policies.toList()) {
                JsonNode json = Ran.command("policy", "check", "--as-of", "2026-11-22", "--json", file.toString())
                        .json();
                assertThat(json.get("ok").asBoolean()).isTrue();
                Map<String, Integer> found = new TreeMap<>();
                json.get("findings")
                        .forEach(each -> found.merge(each.get("kind").asText(), 1, Integer::sum));
                assertThat(found.toString()).isEqualTo(known.get(String.valueOf(file.getFileName())));
            }
        }
    }

    @Test
    void files_behind_a_bad_one_are_checked_as_well() throws Exception {
        String bad = file(folder, "bad.yaml", ROOMS.replace("when: {purpose: party}", "when: {purposes: party}"));
        String broken = file(folder, "broken.json", "{\"policySet\": \"x\",\n \"version\" 3}\n");
        String rooms = sound();
        Ran ran = Ran.command("policy", "check", bad, rooms, broken);
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out().lines()).singleElement().asString().startsWith(rooms + ": sound: ");
        assertThat(ran.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith(bad + ":12:")
                .contains("purpose");
        List<JsonNode> json = Ran.command("policy", "check", "--json", bad, rooms, broken)
                .out()
                .lines()
                .map(Ran::parsed)
                .toList();
        assertThat(json).extracting(node -> node.get("ok").asBoolean()).containsExactly(false, true, false);
        assertThat(keys(json.get(2))).containsExactly("file", "ok", "line", "column", "problem");
        assertThat(json.get(2).get("line").asInt()).isEqualTo(2);
        assertThat(json.get(2).get("column").asInt()).isEqualTo(12);
    }

    @Test
    void a_file_that_breaks_its_own_example_is_analysed_and_not_fit_for_use() throws Exception {
        String bad = file(folder, "bad.yaml", ROOMS.replace("decide: yes, by: default", "decide: refer"));
        Ran ran = Ran.command("policy", "check", "--as-of", "2026-11-22", bad);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines().skip(1).findFirst())
                .hasValue(
                        "  expectation: Example 2 expects refer, but the answer is yes by 'default'. Mend the example.");
        assertThat(Ran.command("policy", "check", bad, "--json")
                        .json()
                        .get("ok")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void what_is_no_policy_file_is_refused_in_one_sentence() throws Exception {
        Path bytes = folder.resolve("bytes.json");
        Files.write(bytes, new byte[] {0x50, 0x4b, 3, 4, (byte) 0xff, 0, 0});
        Path large = folder.resolve("large.json");
        Files.write(large, new byte[(16 << 20) + 1]);
        assertThat(refused(folder.toString())).endsWith(": This is a folder; name the policy file in it.");
        assertThat(refused(folder.resolve("gone.yaml").toString())).contains("There is no such file");
        assertThat(refused(file(folder, "empty.json", ""))).contains(":1:1: The file is empty");
        assertThat(refused(file(folder, "empty.yml", ""))).contains(":1:1: The file is empty");
        assertThat(refused(file(folder, "rooms.txt", ROOMS))).contains(".json, .yaml or .yml");
        assertThat(refused(bytes.toString())).contains("not UTF-8");
        assertThat(refused(large.toString())).contains("larger than any policy");
        JsonNode json = Ran.command(
                        "policy", "check", "--json", folder.resolve("gone.yaml").toString())
                .json();
        assertThat(keys(json)).containsExactly("file", "ok", "problem");
        assertThat(Ran.command("policy", "check").refusal(2)).contains("FILE");
    }

    private static String refused(String file) {
        String sentence = Ran.command("policy", "check", file).refusal(2);
        assertThat(sentence).startsWith(file + ":");
        return sentence;
    }

    @Test
    void a_rule_id_in_two_policies_is_a_finding_and_in_two_versions_of_one_is_none() throws Exception {
        String rooms = sound();
        String next = file(folder, "next.yaml", Files.readString(Path.of(rooms)).replace("version: 7", "version: 8"));
        assertThat(Ran.command("policy", "check", rooms, next).exit()).isZero();
        String other = file(folder, "other.yaml", ROOMS.replace("policySet: rooms", "policySet: halls"));
        Ran ran = Ran.command("policy", "check", rooms, other, "--json");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(rooms + ": The rule id 'rooms.party' is in another policy as well, " + other);
        JsonNode first = Ran.parsed(ran.out().lines().findFirst().orElseThrow());
        assertThat(first.get("ok").asBoolean()).isTrue();
        assertThat(first.get("alsoIn").get("rooms.party").get(0).asText()).isEqualTo(other);
        assertThat(keys(first.get("alsoIn"))).hasSize(4);
    }

    @Test
    void a_policy_in_yaml_serves_the_commands_with_a_store_as_well() throws Exception {
        String rooms = rooms(folder);
        String requests = file(folder, "r.ndjson", "{\"purpose\": \"party\", \"people\": 3, \"age\": 3}\n");
        String store = folder.resolve("store").toString();
        Ran decided =
                Ran.command("decide", requests, "--policy", rooms, "--store", store, "--as-of", "2026-11-22", "--json");
        assertThat(decided.json().get("rules").toString()).isEqualTo("{\"rooms.party\":1}");
        Ran replayed = Ran.command("nos", "replay", "--store", store, "--candidate", rooms, "--json");
        assertThat(replayed.exit()).as(replayed.err()).isZero();
        Ran logged = Ran.command(
                "nos",
                "log",
                "--store",
                store,
                "--policy",
                rooms,
                "--asked",
                "A party",
                "--rule",
                "rooms.party",
                "--branch",
                "CENTRAL",
                "--json");
        assertThat(logged.json().get("rule").asText()).isEqualTo("rooms.party");
    }
}
