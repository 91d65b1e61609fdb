package org.patrondesk.ils.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.ils.blocks.BlockCodes;
import org.patrondesk.ils.folio.FolioRules;
import org.patrondesk.ils.folio.FolioTables;
import org.patrondesk.ils.sheet.SheetProblem;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.testkit.Corpora;
import org.patrondesk.testkit.Corpora.JsonCase;
import org.patrondesk.testkit.HostileTexts;
import org.patrondesk.testkit.HostileTexts.HostileText;

/** Hostile rule files, tables and block codes: read, or refused in one sentence with the place. */
class HostileIlsFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_table_of_folio_that_is_no_json_is_refused_with_its_place() throws IOException {
        List<JsonCase> cases = new ArrayList<>();
        for (String text :
                List.of("", "{", "[", "[{\"id\":\"a\"", "[{\"id\":\"a\",}]", "[1", "nul", "[{}]x", "[\"\\x\"]")) {
            cases.add(new JsonCase("n_" + text, text));
        }
        cases.add(new JsonCase("n_deep", "[".repeat(HostileTexts.HUGE)));
        cases.add(new JsonCase("n_deep_objects", "{\"a\":".repeat(1_000_000)));
        cases.add(new JsonCase("n_long", "[\"" + "x".repeat(HostileTexts.HUGE)));
        tables(cases);
    }

    @Test
    void the_json_cases_of_others_are_read_as_a_table_or_refused() throws IOException {
        assumeTrue(Corpora.areThere(), Corpora.ABSENT);
        tables(Corpora.jsonCases());
    }

    private void tables(List<JsonCase> cases) throws IOException {
        for (JsonCase each : cases) {
            Files.write(folder.resolve("locations.json"), each.text().getBytes(StandardCharsets.UTF_8));
            boolean refused = false;
            try {
                FolioTables.read(folder);
            } catch (PolicyProblem problem) {
                refused = true;
                assertThat(problem.place()).as(each.name()).contains("locations.json");
                sentence(each.name(), String.valueOf(problem.getMessage()));
            }
            assertThat(refused || !each.isRefused()).as(each.name()).isTrue();
        }
    }

    @Test
    void a_rule_file_of_folio_is_read_or_refused() {
        String around = "priority: last-line\nfallback-policy: l l1 r r1 n n1 o o1 i i1\n";
        List<HostileText> texts = new ArrayList<>(HostileTexts.all());
        texts.addAll(HostileTexts.huge());
        int refused = 0;
        for (HostileText text : texts) {
            for (String rules : List.of(text.value(), around + "m " + text.value() + ": l l1 r r1 n n1 o o1 i i1\n")) {
                try {
                    FolioRules.read("rules.txt", rules.getBytes(StandardCharsets.UTF_8), FolioTables.none());
                } catch (PolicyProblem problem) {
                    refused++;
                    assertThat(problem.place()).as(text.name()).startsWith("rules.txt");
                    sentence(text.name(), String.valueOf(problem.getMessage()));
                }
            }
        }
        assertThat(refused).isGreaterThan(texts.size());
    }

    @Test
    void a_table_of_block_codes_is_read_or_refused() throws IOException {
        int refused = 0;
        for (HostileText text : HostileTexts.all()) {
            for (int column = 0; column < 3; column++) {
                List<String> cells = new ArrayList<>(List.of("koha", "debt", "too-young"));
                cells.set(column, "\"" + text.value().replace("\"", "\"\"") + "\"");
                Path file = Files.write(
                        folder.resolve("codes.csv"),
                        ("system,code,rule\r\n" + String.join(",", cells) + "\r\n").getBytes(StandardCharsets.UTF_8));
                try {
                    assertThat(BlockCodes.none().with(file).rules())
                            .as(text.name())
                            .hasSizeLessThan(3);
                } catch (SheetProblem problem) {
                    refused++;
                    sentence(text.name(), String.valueOf(problem.getMessage()));
                }
            }
        }
        assertThat(refused).isGreaterThan(2 * HostileTexts.all().size() - 100);
    }

    private static void sentence(String name, String message) {
        assertThat(message.length()).as(name).isLessThan(1_000);
        assertThat(message).as(name).endsWith(".").doesNotContain("\n", "\r", "\u0000", "Exception", "com.fasterxml");
    }
}
