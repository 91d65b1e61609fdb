package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;

class PolicyImportTest {
    private static final String RULES = """
            priority: last-line
            fallback-policy: l no-loan r hold n quiet o none i none
            m book: l two-weeks r hold n loud o daily i actual
                g child: l one-week r hold n loud o none i none
                    g adult: l never r hold n loud o none i none
            m film + t reserve : l two-weeks r hold n loud o daily i actual
            """;

    @TempDir
    Path folder;

    private String rules = "";
    private String out = "";

    @BeforeEach
    void write() throws Exception {
        rules = file(folder, "rules.txt", RULES);
        out = folder.resolve("policy.json").toString();
        Files.createDirectory(folder.resolve("tables"));
        file(
                folder.resolve("tables"),
                "material_types.json",
                "[{\"id\":\"book\",\"name\":\"Printed book\"},{\"id\":\"dvd\",\"name\":\"Film\"}]");
        file(
                folder.resolve("tables"),
                "loan_policies.json",
                "[{\"id\":\"no-loan\",\"name\":\"None\",\"loanable\":false},{\"id\":\"two-weeks\",\"name\":\"Two\"}]");
    }

    @Test
    void the_rules_become_a_policy_file_that_is_sound_and_answers() throws Exception {
        Ran ran = Ran.command("policy", "import", "folio", rules, "--out", out);
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith("6 lines became 4 rules; 1 row left out that can never match.\n");
        JsonNode checked = Ran.command("policy", "check", out, "--json").json();
        assertThat(checked.get("ok").asBoolean()).isTrue();
        assertThat(ran.out()).contains(checked.get("hash").asText());
        String requests = file(folder, "r.ndjson", """
                {"material-type":"book","patron-group":"child"}
                {"material-type":"book","patron-group":"adult"}
                {"material-type":"film","loan-type":"reserve","patron-group":"adult"}
                {"material-type":"map","loan-type":"reserve","patron-group":"adult"}
                """);
        assertThat(Ran.command("policy", "decide", out, requests, "--json")
                        .out()
                        .lines())
                .extracting(line -> Ran.parsed(line).get("set").get("loan").asText())
                .containsExactly("one-week", "two-weeks", "two-weeks", "no-loan");
    }

    @Test
    void each_rule_of_the_file_stands_on_a_line_of_its_own() throws Exception {
        Ran.command("policy", "import", "folio", rules, "--out", out);
        assertThat(Files.readAllLines(Path.of(out)))
                .filteredOn(line -> line.contains("\"id\":\"line-"))
                .hasSize(3);
    }

    private Ran withTables(String... more) {
        List<String> args = new ArrayList<>(List.of("policy", "import", "folio", rules, "--out", out));
        args.addAll(List.of("--tables", folder.resolve("tables").toString()));
        args.addAll(List.of(more));
        return Ran.command(args.toArray(String[]::new));
    }

    @Test
    void every_finding_is_told_and_changes_no_exit_code() {
        Ran ran = withTables("--json");
        assertThat(ran.exit()).isZero();
        JsonNode json = ran.json();
        assertThat(keys(json))
                .containsExactly("out", "policySet", "version", "hash", "lines", "rules", "leftOut", "findings");
        assertThat(json.get("leftOut").asInt()).isEqualTo(1);
        assertThat(json.get("findings"))
                .extracting(finding -> finding.get("kind").asText())
                .contains("never-matches", "unknown-id");
        assertThat(json.get("findings"))
                .filteredOn(finding -> finding.get("kind").asText().equals("never-matches"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.get("place").asText()).startsWith(rules + ":5:"));
        String read = withTables().out();
        assertThat(json.get("findings")).allSatisfy(finding -> {
            assertThat(keys(finding)).containsExactly("kind", "place", "sentence");
            assertThat(read)
                    .contains(finding.get("place").asText() + ": "
                            + finding.get("sentence").asText());
        });
    }

    @Test
    void the_same_rules_again_replace_the_file_by_the_same() throws Exception {
        Ran.command("policy", "import", "folio", rules, "--out", out);
        byte[] first = Files.readAllBytes(Path.of(out));
        assertThat(Ran.command("policy", "import", "folio", rules, "--out", out).exit())
                .isZero();
        assertThat(Files.readAllBytes(Path.of(out))).isEqualTo(first);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void rules_that_cannot_be_read_leave_what_was_there() throws Exception {
        Files.writeString(Path.of(out), "before");
        String wrong = file(folder, "wrong.txt", RULES.replace("m film", "x film"));
        assertThat(refused(wrong, "--out", out)).startsWith(wrong + ":6:1: ");
        for (String bad :
                List.of(folder.toString(), folder.resolve("gone").toString(), file(folder, "empty.txt", ""))) {
            assertThat(refused(bad, "--out", out)).startsWith(bad + ":");
        }
        Path bytes = folder.resolve("bytes.txt");
        Files.write(bytes, new byte[] {(byte) 0xff, 0, 1});
        assertThat(refused(bytes.toString(), "--out", out)).contains("UTF-8");
        assertThat(refused(rules, "--out", out, "--tables", rules)).contains("name the folder with the tables");
        Files.writeString(folder.resolve("tables").resolve("loan_types.json"), "[{");
        assertThat(refused(
                        rules,
                        "--out",
                        out,
                        "--tables",
                        folder.resolve("tables").toString()))
                .startsWith(folder.resolve("tables").resolve("loan_types.json") + ":1:");
        assertThat(Path.of(out)).hasContent("before");
    }

    @Test
    void a_place_that_cannot_take_the_policy_is_refused() throws Exception {
        assertThat(refused(rules)).contains("--out");
        assertThat(refused(rules, "--out", folder.resolve("policy.txt").toString()))
                .contains(".json");
        assertThat(refused(rules, "--out", rules + "/policy.json")).contains("is no folder");
        Files.createDirectory(folder.resolve("dir.json"));
        assertThat(refused(rules, "--out", folder.resolve("dir.json").toString()))
                .contains("is a folder");
        Path missing = folder.resolve("new").resolve("policy.json");
        assertThat(refused(rules, "--out", missing.toString()))
                .isEqualTo("--out " + missing + ": there is no folder " + missing.getParent()
                        + "; make it first, or name another place.");
        assertThat(missing.getParent()).doesNotExist();
        String named = file(folder, "named.json", RULES);
        assertThat(refused(named, "--out", named)).contains("the rule file itself");
        assertThat(Path.of(named)).hasContent(RULES);
    }

    private static String refused(String file, String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"policy", "import", "folio", file}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Ran.command(args).refusal(2);
    }
}
