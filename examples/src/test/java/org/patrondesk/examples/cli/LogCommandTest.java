package org.patrondesk.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.POLICIES;
import static org.patrondesk.examples.cli.Ran.keys;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.terminal.Terminal;

class LogCommandTest {
    private static final String NEWCASTLE =
            POLICIES.resolve("newcastle-city.json").toString();
    private static final Terminal PERSON = new Terminal() {
        @Override
        public boolean asks() {
            return true;
        }

        @Override
        public boolean watches() {
            return true;
        }
    };

    @TempDir
    Path folder;

    private String[] log(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "nos", "log", "--json", "--store", folder.resolve("store").toString()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    @Test
    void a_no_is_written_down_into_a_store_that_was_not_there() {
        Ran ran = Ran.command(log("--asked", "Fill a bottle", "--rule", "unwritten", "--branch", "CENTRAL"));
        assertThat(ran.exit()).isZero();
        assertThat(keys(ran.json())).containsExactly("decision", "rule", "outcome");
        assertThat(ran.json().get("rule").asText()).isEqualTo("unwritten");
        assertThat(ran.json().get("outcome").asText()).isEqualTo("no");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void a_no_by_a_rule_has_the_outcome_of_the_rule() {
        Ran ran = Ran.command(
                log("--policy", NEWCASTLE, "--asked", "A card", "--why", "area.elsewhere", "--branch", "CENTRAL"));
        assertThat(ran.json().get("rule").asText()).isEqualTo("area.elsewhere");
        assertThat(ran.json().get("outcome").asText()).isEqualTo("refer");
        assertThat(ran.err()).contains("is now in force");
        Ran offered = Ran.command(log(
                "--asked",
                "A card",
                "--rule",
                "activity.six-months-unused",
                "--why",
                "No letter at hand",
                "--offered",
                "Reading here",
                "--channel",
                "phone",
                "--branch",
                "CENTRAL"));
        assertThat(offered.json().get("outcome").asText()).isEqualTo("no-with-alternative");
    }

    @Test
    void the_same_key_writes_one_no_and_another_no_under_it_is_refused() {
        String[] once = log("--asked", "A", "--rule", "unwritten", "--branch", "CENTRAL", "--key", "k1");
        assertThat(Ran.command(once).json()).isEqualTo(Ran.command(once).json());
        assertThat(Ran.command(log("--asked", "B", "--rule", "unwritten", "--branch", "CENTRAL", "--key", "k1"))
                        .refusal(2))
                .contains("key");
    }

    @Test
    void a_refused_no_puts_no_policy_in_force() {
        Ran.command(log("--asked", "A", "--rule", "unwritten", "--branch", "CENTRAL", "--key", "k1"));
        Ran.command(log(
                        "--policy",
                        NEWCASTLE,
                        "--asked",
                        "B",
                        "--rule",
                        "unwritten",
                        "--branch",
                        "CENTRAL",
                        "--key",
                        "k1"))
                .refusal(2);
        assertThat(Ran.command(log("--asked", "C", "--rule", "area.elsewhere", "--branch", "CENTRAL"))
                        .refusal(2))
                .contains("no policy is in force");
    }

    @Test
    void a_person_is_asked_for_what_the_options_leave_open() {
        Ran.command(log("--policy", NEWCASTLE, "--asked", "A", "--rule", "unwritten", "--branch", "CENTRAL"));
        Ran ran = Ran.with(PERSON, "\nA card, lives in DH\n7\n1\nTheir own library\n CENTRAL \nfax\nphone\n", log());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains(
                        "1  area.elsewhere: ", "2  activity.six-months-unused: ", "Please choose a number from 0 to 2");
        assertThat(ran.json().get("rule").asText()).isEqualTo("area.elsewhere");
    }

    @Test
    void an_unwritten_no_is_asked_for_its_reason() {
        Ran ran = Ran.with(PERSON, "Fill a bottle\n0\nThe tap is broken\n\nHARBOUR\n\n", log());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.json().get("outcome").asText()).isEqualTo("no");
    }

    @Test
    void asking_works_over_a_pipe_when_it_is_wanted() {
        Ran ran = Ran.with(Terminal.none(), "Fill a bottle\n0\n\n\nHARBOUR\n\n", log("--ask"));
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    @Test
    void answers_that_end_too_early_write_nothing() {
        Ran ran = Ran.with(PERSON, "Fill a bottle\n", log());
        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err()).endsWith("nothing was written down.\n");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void what_cannot_be_written_down_leaves_no_store() {
        assertThat(Ran.command(log("--rule", "unwritten", "--branch", "CENTRAL"))
                        .refusal(2))
                .contains("--asked");
        assertThat(Ran.command(log("--asked", "A", "--branch", "CENTRAL")).refusal(2))
                .contains("--rule");
        assertThat(Ran.command(log("--asked", "A", "--rule", "unwritten")).refusal(2))
                .contains("--branch");
        assertThat(Ran.command(log("--asked", "A", "--rule", "area.elsewhere", "--branch", "C"))
                        .refusal(2))
                .contains("no policy is in force");
        assertThat(Ran.command(log("--asked", "A", "--why", "just because", "--branch", "C"))
                        .refusal(2))
                .contains("--rule unwritten");
        assertThat(Ran.command(log("--asked", " ", "--rule", "unwritten", "--branch", "C"))
                        .refusal(2))
                .contains("--asked is empty; write something");
        assertThat(Ran.command(log("--asked", "A", "--rule", "unwritten", "--branch", "C", "--channel", "batch"))
                        .refusal(2))
                .contains("no channel");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Test
    void an_unknown_rule_puts_no_policy_in_force() {
        Ran.command(log("--asked", "A", "--rule", "unwritten", "--branch", "CENTRAL"));
        assertThat(Ran.command(log("--policy", NEWCASTLE, "--asked", "A", "--rule", "no.such", "--branch", "CENTRAL"))
                        .refusal(2))
                .contains("it has area.elsewhere");
        assertThat(Ran.command(log("--asked", "A", "--rule", "area.elsewhere", "--branch", "CENTRAL"))
                        .refusal(2))
                .contains("no policy is in force");
    }

    @Test
    void for_facts_the_policy_finds_the_rule_and_the_no_is_replayed() {
        Ran written = Ran.command(log(
                "--policy",
                NEWCASTLE,
                "--asked",
                "A",
                "--branch",
                "C",
                "--fact",
                "postcode-area=elsewhere",
                "--fact",
                "months-since-last-use=1"));
        assertThat(written.exit()).as(written.err()).isZero();
        assertThat(written.json().get("rule").asText()).isEqualTo("area.elsewhere");

        Ran unasked = Ran.command(log(
                "--asked", "B", "--branch", "C", "--fact", "postcode-area=NE", "--fact", "months-since-last-use=1"));
        assertThat(unasked.json().get("rule").asText()).isEqualTo("unwritten");
        assertThat(unasked.json().get("outcome").asText()).isEqualTo("no");
    }

    @Test
    void facts_that_do_not_fit_write_nothing() {
        assertThat(Ran.command(log("--asked", "A", "--branch", "C", "--fact", "age=9"))
                        .refusal(2))
                .contains("--fact needs a policy");
        assertThat(Ran.command(log("--asked", "A", "--branch", "C", "--fact", "age=9", "--fact", "age=8"))
                        .refusal(2))
                .isEqualTo("--fact gives one attribute twice; give each once.");
        assertThat(Ran.command(log("--asked", "A", "--branch", "C", "--fact", "Maria Lopez"))
                        .refusal(2))
                .isEqualTo("--fact must be written as ATTRIBUTE=VALUE, such as age=9.");
        assertThat(Ran.command(log("--policy", NEWCASTLE, "--asked", "A", "--branch", "C", "--fact", "shoe-size=9"))
                        .refusal(2))
                .contains("--fact does not fit the policy", "shoe-size");
        assertThat(Ran.command(log(
                                "--policy",
                                NEWCASTLE,
                                "--asked",
                                "A",
                                "--rule",
                                "unwritten",
                                "--branch",
                                "C",
                                "--fact",
                                "postcode-area=NE"))
                        .refusal(2))
                .contains("--rule stands beside --fact");
        assertThat(folder.resolve("store")).doesNotExist();
    }
}
