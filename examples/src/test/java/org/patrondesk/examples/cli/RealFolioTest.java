package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.PolicyTexts.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.analysis.Shares;
import org.patrondesk.diff.PolicyDiff;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;
import org.patrondesk.storage.policy.PolicyFiles;

/** A university's circulation rules, from the import to the comparison of two revisions. */
class RealFolioTest {
    private static final String NAME = "data/folio/rules/stanford-circulation-rules.txt";

    /** Line 6: archival material in one place; its book rule by place and patron group is line 14. */
    private static final String ARCHIVAL = "69edaa1b-e40b-4f1c-8cb5-4b615ac6a664";

    private static final String ARCHIVE = "3cbd5559-5ca9-473e-8d7d-98a67bff29f5";
    private static final String BOOK = "1a54b431-2e4f-452d-9cae-9cee66c9a892";
    private static final String ART_STACKS = "75115f9b-71d6-4106-8ab9-962f2ca9dd4c";
    private static final String FACULTY = "503a81cd-6c26-400f-b620-14c08943697c";

    @TempDir
    static Path folder;

    private static Path rules = Path.of("");
    private static String policy = "";

    @BeforeAll
    static void import_the_rules() {
        @Nullable Path above = Path.of("").toAbsolutePath();
        while (above != null && !Files.exists(above.resolve("shared").resolve(NAME))) {
            above = above.getParent();
        }
        Assumptions.assumeTrue(above != null, "there is no ../shared with the circulation rules beside the repository");
        rules = Objects.requireNonNull(above).resolve("shared").resolve(NAME);
        policy = imported(rules, "policy.json");
    }

    private static String imported(Path from, String name) {
        String out = folder.resolve(name).toString();
        Ran ran = Ran.command(
                "policy",
                "import",
                "folio",
                from.toString(),
                "--tables",
                rules.resolveSibling("").toString(),
                "--out",
                out,
                "--json");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().get("rules").asInt()).isGreaterThan(580);
        assertThat(ran.json().get("findings")).hasSize(2);
        return out;
    }

    private static String name(String table, String id, String key) throws Exception {
        JsonNode records = new ObjectMapper()
                .readTree(rules.resolveSibling(table + ".json").toFile());
        for (JsonNode record : records.isArray() ? records : records.elements().next()) {
            if (record.get("id").asText().equals(id)) {
                return record.get(key).asText();
            }
        }
        throw new AssertionError("The table has no " + id);
    }

    private static String request(String material, String group, String place) throws Exception {
        String loanType = new ObjectMapper()
                .readTree(rules.resolveSibling("loan_types.json").toFile())
                .findValuesAsText("id")
                .get(0);
        return String.format(
                "{\"material-type\":\"%s\",\"loan-type\":\"%s\",\"patron-group\":\"%s\",\"location\":\"%s\"}%n",
                material, loanType, group, place);
    }

    @Test
    void requests_by_id_and_by_name_get_the_policies_of_their_line() throws Exception {
        String requests = file(
                folder,
                "requests.ndjson",
                request(ARCHIVAL, FACULTY, ARCHIVE)
                        + request(BOOK, FACULTY, ART_STACKS)
                        + request(
                                name("material_types", BOOK, "name"),
                                name("patron_groups", FACULTY, "group"),
                                name("locations", ART_STACKS, "name")));
        Ran ran = Ran.command("policy", "decide", policy, requests, "--json");
        assertThat(ran.exit()).as(ran.out()).isZero();
        assertThat(ran.err()).isEmpty();
        List<JsonNode> answers = ran.out().lines().map(Ran::parsed).toList();
        assertThat(answers.get(0).get("rule").asText()).isEqualTo("line-6");
        assertThat(answers.get(0).get("outcome").asText()).isEqualTo("no");
        assertThat(answers.get(0).get("set").toString())
                .isEqualTo("{\"loan\":\"34ea18bb-f71f-4f22-85b3-71b981d57db2\","
                        + "\"lost-item\":\"1c1ff8ee-646f-4a39-8625-f08d763ced7f\","
                        + "\"notice\":\"c4ec90cb-1139-4c59-a690-9de48c4e3fd6\","
                        + "\"overdue\":\"bba172e9-eb78-4471-a4a7-08761fbdfff9\","
                        + "\"request\":\"57835106-73e1-4cde-a474-7a6d3bda2857\"}");
        assertThat(answers.get(1).get("rule").asText()).isEqualTo("line-16");
        assertThat(answers.get(1).get("set").get("loan").asText()).isEqualTo("ad47ac4d-8305-4039-8ac4-93a69a789074");
        assertThat(answers.get(2)).isEqualTo(answers.get(1));
    }

    @Test
    void a_revision_of_one_line_is_told_with_its_place() throws Exception {
        List<String> lines = Files.readAllLines(rules);
        lines.set(
                5,
                lines.get(5)
                        .replace("r 57835106-73e1-4cde-a474-7a6d3bda2857", "r 8a58b9d6-855d-49bb-9a16-8b409e590dfe"));
        Path revised = Files.write(folder.resolve("revised.txt"), lines);
        String after = imported(revised, "revised.json");
        JsonNode json = Ran.command("policy", "diff", policy, after, "--json").json();
        assertThat(json.get("changes")).hasSize(1);
        JsonNode change = json.get("changes").get(0);
        assertThat(change.get("before").get("rule").asText()).isEqualTo("line-6");
        assertThat(change.get("after").get("rule").asText()).isEqualTo("line-6");
        assertThat(change.get("witness").get("location").asText()).isEqualTo(ARCHIVE);
        assertThat(change.get("witness").get("material-type").asText()).isEqualTo(ARCHIVAL);
        assertThat(Ran.command("policy", "diff", policy, policy).out()).startsWith("No difference in ");
    }

    @Test
    void the_rules_that_never_have_a_say_are_found_and_nothing_is_left_undecided() throws Exception {
        Ran ran = Ran.command("policy", "check", policy, "--as-of", "2026-11-22", "--json");
        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        assertThat(ran.json().get("undecided")).isEmpty();
        assertThat(ran.json().get("findings")).hasSizeLessThanOrEqualTo(20);

        LocalDate day = LocalDate.of(2026, 11, 22);
        Policy compiled = Policy.of(new PolicyFiles().read(policy, Files.readAllBytes(Path.of(policy))));
        Set<String> dead = PolicyAnalysis.of(compiled, day).all().stream()
                .filter(finding -> finding.kind() == FindingKind.SHADOWED)
                .map(finding -> finding.rules().get(0))
                .collect(Collectors.toSet());
        // Counted another way: what each rule determines of all nine million requests.
        Set<String> silent = Shares.of(compiled, day).byRule().entrySet().stream()
                .filter(share ->
                        share.getValue().signum() == 0 && !share.getKey().equals(Verdict.DEFAULT))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(dead).hasSizeGreaterThan(10).isEqualTo(silent);

        Policy without = compiled;
        for (String rule : dead) {
            without = without.without(rule);
        }
        assertThat(PolicyDiff.between(compiled, without, day).isNone()).isTrue();
    }
}
