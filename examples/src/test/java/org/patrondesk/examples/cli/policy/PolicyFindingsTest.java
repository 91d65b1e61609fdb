package org.patrondesk.examples.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.patrondesk.examples.cli.PolicyTexts.file;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.analysis.Finding;
import org.patrondesk.analysis.FindingKind;
import org.patrondesk.analysis.PolicyAnalysis;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.store.PolicyFiles;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.policy.Verdict;

class PolicyFindingsTest {
    private static final String DAY = "2026-11-22";

    @TempDir
    Path folder;

    @Test
    void both_contradictions_of_the_article_are_found_in_the_shipped_example() {
        PolicySet set = PolicyFiles.shipped("contradictions.yaml");
        Policy policy = Policy.of(set);
        List<Finding> found = PolicyAnalysis.of(policy, LocalDate.parse(DAY)).shown();
        assertThat(found)
                .extracting(Finding::kind, Finding::offering, Finding::rules)
                .containsExactlyInAnyOrder(
                        tuple(FindingKind.OFFERING, "e-books-to-download", List.of("computer.no-download")),
                        tuple(FindingKind.OFFERING, "take-your-test-here", List.of("computer.half-hour")));
        for (Finding finding : found) {
            Verdict verdict = policy.decide(set.vocabulary().facts(finding.witness()));
            assertThat(verdict.outcome().isNo()).isTrue();
            assertThat(finding.rules()).contains(verdict.rule());
        }
    }

    /** The starter policy with the planted rules, and an example that is wrong. */
    private String planted() throws Exception {
        String text = Files.readString(Ran.POLICIES.resolve("starter.yaml"));
        try (InputStream resource = PolicyFindingsTest.class.getResourceAsStream("/planted-rules.yaml")) {
            String rules = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
            String wrong = "\nexpect:\n  - {request: {service: eat, spot: table}, decide: no}\n";
            return file(
                    folder,
                    "planted.yaml",
                    text.replaceFirst("\nofferings:\n", "\n" + Matcher.quoteReplacement(rules))
                            .replace("\nexpect:\n", wrong));
        }
    }

    @Test
    void five_planted_mistakes_are_shown_in_lines_a_librarian_can_read() throws Exception {
        Ran ran = Ran.command("policy", "check", planted(), "--as-of", DAY);
        assertThat(ran.exit()).as(ran.err()).isEqualTo(1);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(20);
        assertThat(lines.subList(1, lines.size()))
                .containsExactly(
                        "  offering: Offering 'lunch-at-the-computer' must be possible, but gets no yes from rule"
                                + " 'eat.at-computers', such as service eat, spot computer. Add to rule"
                                + " 'eat.at-computers' an 'unless' with what offering 'lunch-at-the-computer' is about.",
                        "  expectation: Example 1 expects no, but the answer is yes by 'default'. Mend the example.",
                        "  conflict: Rule 'print.pages' says conditional and rule 'print.teacher' yes where both hold,"
                                + " such as service print, category teacher, pages 6; only their order says which wins."
                                + " Add to rule 'print.teacher' an 'unless' with what rule 'print.pages' is about.",
                        "  shadowed: Rule 'laptop.child' never has a say: rule 'laptop.no-id' goes first wherever it"
                                + " holds. Delete rule 'laptop.child'.",
                        "  never-effective: Rule 'renew.reopening' has expired: its last day was 2024-12-31. Delete"
                                + " rule 'renew.reopening'.");
    }

    @Test
    void findings_are_told_to_programs_with_a_request_that_shows_them() throws Exception {
        Ran ran = Ran.command("policy", "check", planted(), "--as-of", DAY, "--json");
        assertThat(ran.exit()).isEqualTo(1);
        JsonNode json = ran.json();
        assertThat(json.get("ok").asBoolean()).isFalse();
        assertThat(json.get("total").asInt()).isEqualTo(5);
        assertThat(json.get("undecided")).isEmpty();
        JsonNode first = json.get("findings").get(0);
        assertThat(keys(first)).containsExactly("kind", "rules", "offering", "witness", "rows", "edit", "sentence");
        assertThat(first.get("offering").asText()).isEqualTo("lunch-at-the-computer");
        assertThat(first.get("witness").get("spot").asText()).isEqualTo("computer");
    }

    @Test
    void the_starter_policy_has_nothing_to_be_found() {
        Ran ran = Ran.command(
                "policy", "check", Ran.POLICIES.resolve("starter.yaml").toString(), "--as-of", DAY);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out().lines()).singleElement().asString().contains(": sound: ");
    }

    @Test
    void a_year_later_rules_were_to_be_looked_at_again() {
        Ran ran = Ran.command(
                "policy", "check", Ran.POLICIES.resolve("starter.yaml").toString(), "--as-of", "2028-01-01");
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out().lines())
                .hasSizeLessThanOrEqualTo(22)
                .element(1)
                .asString()
                .startsWith("  review-overdue: Rule '");
    }
}
