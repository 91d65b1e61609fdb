package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;

class DoctorCommandTest {
    @TempDir
    Path folder;

    private static List<String> failing(JsonNode report) {
        List<String> failing = new ArrayList<>();
        for (JsonNode precondition : report.get("preconditions")) {
            if (precondition.get("holds").asBoolean()) {
                assertThat(keys(precondition)).containsExactly("name", "holds", "promise", "found");
            } else {
                assertThat(keys(precondition)).containsExactly("name", "holds", "promise", "found", "mend");
                failing.add(precondition.get("name").asText());
            }
        }
        return failing;
    }

    @Test
    void a_sound_folder_is_told_with_what_each_promise_stands_on() {
        SqliteStorage.open(folder).close();

        Ran ran = Ran.command("doctor", "--store", folder.toString(), "--json");
        JsonNode report = ran.json();
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(keys(report)).containsExactly("store", "standsOn", "holds", "preconditions");
        assertThat(report.get("standsOn").asText()).startsWith("SQLite 3.");
        assertThat(report.get("holds").asBoolean()).isTrue();
        assertThat(failing(report)).isEmpty();

        assertThat(Ran.command("doctor", "--store", folder.toString()).out())
                .contains("  ok  synchronous: 2", "storage-1: what a call wrote", "Every promise can be kept here.");
    }

    @Test
    void a_folder_with_a_database_of_something_else_is_told_by_the_exit_code() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE loan (item TEXT)");
        }

        Ran ran = Ran.command("doctor", "--store", folder.toString(), "--json");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(failing(ran.json())).containsExactly("tables");
        assertThat(Ran.command("doctor", "--store", folder.toString()).out())
                .contains("  NO  tables: other", "a database of something else");
    }

    @Test
    void what_is_no_store_is_bad_input_and_what_cannot_be_reached_is_unavailable() {
        assertThat(Ran.command("doctor", "--store", folder.resolve("none").toString())
                        .refusal(Exit.BAD_INPUT))
                .contains("There is no store in");
        assertThat(folder).isEmptyDirectory();
        assertThat(Ran.command("doctor", "--store", "jdbc:h2:mem:").refusal(Exit.BAD_INPUT))
                .contains("the address of a database that cannot be read");
        assertThat(Ran.command("doctor", "--store", "").refusal(Exit.BAD_INPUT)).contains("--store is empty");
        assertThat(Ran.command("doctor", "--store", "jdbc:postgresql://127.0.0.1:1/desk?user=a&password=secret")
                        .refusal(Exit.UNAVAILABLE))
                .isEqualTo("The database cannot be reached; repeat the command.");
        SqliteStorage.open(folder).close();
        try (SqliteStorage held = SqliteStorage.open(folder)) {
            assertThat(held).isNotNull();
            assertThat(Ran.command("doctor", "--store", folder.toString()).refusal(Exit.UNAVAILABLE))
                    .contains("is held by this process");
        }
    }

    @Test
    void a_postgresql_store_is_looked_at_as_its_runtime_role_and_no_password_is_shown() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE desk LOGIN");
            }
            PostgresStorage.prepare(server.getPostgresDatabase(), server.getDatabase("desk", "postgres"));
            String address = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";

            Ran sound = Ran.command("doctor", "--store", address + "?user=desk&password=secret", "--json");
            assertThat(sound.exit()).as(sound.out()).isEqualTo(Exit.DONE);
            assertThat(sound.json().get("store").asText()).isEqualTo(address);
            assertThat(sound.json().get("standsOn").asText()).startsWith("PostgreSQL ");

            Ran powerful = Ran.command("doctor", "--store", address + "?user=postgres", "--json");
            assertThat(powerful.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(failing(powerful.json())).containsExactly("role", "ownership", "create", "grants");
            assertThat(Ran.command("doctor", "--store", address + "?user=nobody")
                            .refusal(Exit.BAD_INPUT))
                    .contains("refused the role or its password");
        }
    }
}
