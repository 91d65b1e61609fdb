package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.patrondesk.access.Permission;
import org.patrondesk.examples.cli.terminal.Exit;

class AccessExplainCommandTest {
    private static Ran explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("access", "explain"));
        all.addAll(List.of(arguments));
        return Ran.command(all.toArray(String[]::new));
    }

    @Test
    void every_permission_is_told_with_why_and_who_else_has_it() {
        Ran ran = explain("--role", "desk", "--role", "caller", "--branch", "City");

        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.out().lines()).hasSize(Permission.values().length);
        assertThat(ran.out())
                .contains(
                        "  yes  LOG_NO is permitted by the roles caller, desk at City.",
                        "  no   This needs the permission DELIVER; no role has it.");
    }

    @Test
    void a_program_reads_the_same_of_one_permission() {
        JsonNode decisions = explain("--role", "desk", "--permission", "review-nos", "--json")
                .json()
                .get("decisions");

        assertThat(decisions).hasSize(1);
        assertThat(keys(decisions.get(0)))
                .containsExactly("permission", "allowed", "permitting", "forbidding", "able", "branches", "sentence");
        assertThat(decisions.get(0).get("allowed").asBoolean()).isFalse();
        assertThat(decisions.get(0).get("able").toString())
                .isEqualTo("[\"policy-editor\",\"reviewer\",\"supervisor\"]");
    }

    @Test
    void a_job_may_do_its_one_thing() {
        assertThat(explain("--job", "courier").out())
                .containsOnlyOnce("  yes  ")
                .contains("  yes  DELIVER is permitted by the job courier");
    }

    @Test
    void what_there_is_not_is_told_with_what_there_is() {
        assertThat(explain().refusal(Exit.BAD_INPUT)).contains("Give --role");
        assertThat(explain("--role", "janitor").refusal(Exit.BAD_INPUT)).contains("auditor, caller, desk");
        assertThat(explain("--role", "desk", "--permission", "FLY").refusal(Exit.BAD_INPUT))
                .contains("LOG_NO");
        assertThat(explain("--job", "caller").refusal(Exit.BAD_INPUT)).contains("courier, retention, sealer");
        assertThat(explain("--job", "courier", "--role", "desk").refusal(Exit.BAD_INPUT))
                .contains("--job is no person");
        assertThat(explain("--role", "desk", "--branch", " ").refusal(Exit.BAD_INPUT))
                .contains("1 to 100 characters");
    }
}
