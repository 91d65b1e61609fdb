package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for the program as a whole: its demo and its help. */
class WholeProgramTest {
    @Test
    void the_demo_ends_with_the_path_of_a_page_that_is_complete_in_itself() {
        Ran ran = Ran.command("demo");
        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        String last = ran.out().stripTrailing().lines().reduce((a, b) -> b).orElseThrow();
        assertThat(Path.of(last))
                .isAbsolute()
                .content()
                .contains("<svg", "<table")
                .doesNotContain("src=", "href=", "url(");
    }

    @Test
    void the_demo_tells_a_program_all_of_its_reports() {
        Ran ran = Ran.command("demo", "--json");
        assertThat(keys(ran.json())).containsExactly("import", "decide", "review", "replay", "calls", "agenda", "page");
        assertThat(ran.json().get("review").get("nos").asInt()).isEqualTo(32);
        assertThat(ran.err()).contains("1. Import");
    }

    @Test
    void every_command_explains_itself_and_speaks_json() {
        for (String command : List.of(
                "demo",
                "policy check",
                "policy decide",
                "policy explain",
                "policy diff",
                "policy import folio",
                "members import",
                "decide",
                "nos log",
                "nos review",
                "nos agenda",
                "nos replay",
                "calls build")) {
            Ran help = Ran.command((command + " --help").split(" ", -1));
            assertThat(help.exit()).isZero();
            assertThat(help.out()).startsWith("Usage: patrondesk " + command).contains("--json");
        }
    }
}
