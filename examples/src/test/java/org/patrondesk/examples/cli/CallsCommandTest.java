package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.SAMPLE;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsCommandTest {
    private static final String MEMBERS = SAMPLE.resolve("members.csv").toString();

    @TempDir
    Path folder;

    private String store() {
        return folder.resolve("store").toString();
    }

    @Test
    void a_call_list_leaves_out_whom_the_policy_refers_elsewhere() throws Exception {
        Ran.command("members", "import", MEMBERS, "--store", store());
        Path list = folder.resolve("calls.csv");
        Ran ran = Ran.command(
                "calls",
                "build",
                "--store",
                store(),
                "--inactive-since",
                "2026-04-19",
                "--out",
                list.toString(),
                "--json");
        JsonNode json = ran.json();
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).contains("the shipped newcastle-city 2026-11.1 was used");
        assertThat(keys(json)).containsExactly("candidates", "selected", "byBranch", "refused", "out");
        assertThat(json.get("candidates").asInt())
                .isEqualTo(json.get("selected").asInt()
                        + json.get("refused").get("area.elsewhere").asInt());
        assertThat(Files.readAllLines(list)).hasSize(json.get("selected").asInt() + 1);
        Path workbook = folder.resolve("calls.xlsx");
        Ran.command("calls", "build", "--store", store(), "--active-since", "2026-04-19", "--out", workbook.toString());
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            assertThat(zip.getEntry("xl/workbook.xml")).isNotNull();
        }
    }

    @Test
    void a_branch_that_matches_no_member_gives_an_empty_list_and_a_hint() {
        Ran.command("members", "import", MEMBERS, "--store", store());
        Ran ran = Ran.command(
                "calls",
                "build",
                "--store",
                store(),
                "--inactive-since",
                "2026-04-19",
                "--branch",
                "Central",
                "--out",
                folder.resolve("calls.csv").toString(),
                "--json");
        assertThat(ran.exit()).isZero();
        assertThat(ran.json().get("candidates").asInt()).isZero();
        assertThat(ran.err()).contains("'Central'");
    }
}
