package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.patrondesk.examples.cli.Forked;
import org.patrondesk.examples.cli.PatronDeskMain;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;

/** An address holds a password: none is shown, taken for the name of a folder, or written down. */
class DatabaseAddressTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://clerk:secret@127.0.0.1:1/lib",
                "jdbc:postgresql://127.0.0.1:abc/lib?password=secret",
                "jdbc:postgresql://127.0.0.1:99999/lib?user=clerk&password=secret",
                "jdbc:postgresql://127.0.0.1:1/lib?password=%secret",
                "jdbc:postgresql:clerk:secret@lib",
                "JDBC:PostgreSQL://127.0.0.1:1/lib?password=secret",
                "postgresql://clerk:secret@127.0.0.1:1/lib",
                "postgres://clerk:secret@127.0.0.1/lib",
                "Postgres:secret",
                "clerk:secret@127.0.0.1/lib",
                "host=127.0.0.1 user=clerk password=secret",
                "jdbc:mysql://127.0.0.1/lib?password=secret"
            })
    void an_address_that_cannot_be_read_is_told_how_to_write_it_and_not_shown(String address) {
        for (Ran ran : List.of(
                Ran.command("doctor", "--store", address), Ran.command("journal", "verify", "--store", address))) {
            assertThat(ran.refusal(Exit.BAD_INPUT))
                    .contains("jdbc:postgresql://host:5432/database")
                    .doesNotContain("secret", "clerk");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1/lib?user=clerk&password=secret",
                "postgres://clerk:secret@127.0.0.1/lib",
                "JDBC:sqlite:secret"
            })
    void a_command_that_works_on_folders_refuses_an_address_and_writes_nothing(String address) throws Exception {
        String members = Ran.SAMPLE.resolve("members.csv").toString();
        String policy = Ran.POLICIES.resolve("newcastle-city.json").toString();
        for (List<String> command : List.of(
                List.of("members", "import", members),
                List.of("decide", members, "--policy", policy, "--as-of", "2026-10-19"),
                List.of("nos", "log", "--asked", "pen", "--rule", "unwritten", "--branch", "City"),
                List.of("nos", "review", "--week", "2026-W47"),
                List.of("nos", "barrier", "--name", "x", "--branch", "City", "--no", "x"))) {
            List<String> all = new ArrayList<>(command);
            all.addAll(List.of("--store", address));
            assertThat(Ran.command(all.toArray(String[]::new)).refusal(Exit.BAD_INPUT))
                    .doesNotContain("secret");
        }
        assertThat(Ran.command("members", "import", members, "--store", address).refusal(Exit.BAD_INPUT))
                .contains("--store is the address of a database", "'patrondesk journal verify'", "'./'");
        assertThat(Ran.command("policy", "check", policy, "--against", address).refusal(Exit.BAD_INPUT))
                .contains("--against is the address of a database");
        assertThat(Path.of("jdbc:postgresql:")).doesNotExist();
        assertThat(Path.of("postgres:")).doesNotExist();
        assertThat(Path.of("JDBC:sqlite:secret")).doesNotExist();
    }

    @Test
    void an_address_in_a_wrong_place_is_not_shown_either() {
        for (String address :
                List.of("jdbc:postgresql://127.0.0.1/lib?password=secret", "postgres://clerk:secret@127.0.0.1/lib")) {
            Ran ran = Ran.command("doctor", "--store", folder.toString(), address);
            assertThat(ran.exit()).isEqualTo(Exit.BAD_INPUT);
            assertThat(ran.err()).contains("an argument too many").doesNotContain("secret", "clerk", "127.0.0.1");
        }
    }

    @Test
    void the_driver_itself_says_nothing_on_standard_error() throws Exception {
        for (String address : List.of(
                "jdbc:postgresql://clerk:secret@127.0.0.1/lib",
                "jdbc:postgresql://127.0.0.1:99999/lib?password=secret",
                "jdbc:postgresql://127.0.0.1:1/lib?user=clerk&password=secret&sslmode=banana&noSuchThing=1")) {
            try (Forked doctor = Forked.start(List.of(), PatronDeskMain.class, "doctor", "--store", address)) {
                assertThat(doctor.rest()).isEmpty();
                assertThat(doctor.exit()).isIn(Exit.BAD_INPUT, Exit.UNAVAILABLE);
                assertThat(doctor.err().lines()).hasSize(1);
                assertThat(doctor.err()).doesNotContain("secret", "org.postgresql");
            }
        }
    }

    @Test
    void a_folder_may_have_an_odd_name() {
        Path odd = folder.resolve("me@work").resolve("a=b");
        Ran ran = Ran.command(
                "nos", "log", "--asked", "pen", "--rule", "unwritten", "--branch", "City", "--store", odd.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(Ran.command("doctor", "--store", odd.toString()).exit()).isZero();
    }

    @Test
    void an_encryption_that_there_is_not_is_told_as_such() {
        assertThat(Ran.command("doctor", "--store", "jdbc:postgresql://127.0.0.1:1/lib?sslmode=banana")
                        .refusal(Exit.BAD_INPUT))
                .contains("unknown sslmode; write disable, allow, prefer, require, verify-ca, verify-full.");
    }

    @Test
    void no_class_is_loaded_because_an_address_names_it() {
        assertThat(Ran.command("doctor", "--store", "jdbc:postgresql://127.0.0.1:1/lib?socketFactory=org.example.Mine")
                        .refusal(Exit.BAD_INPUT))
                .contains("names a class to be loaded (socketfactory)");
    }
}
