package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.patrondesk.examples.cli.Ran.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Tenant;
import org.patrondesk.logbook.LogNo;
import org.patrondesk.storage.PostgresStorage;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.keys.FileKeyVault;

/** {@code journal verify} on a store in which three commands each wrote down a no, and so each made a seal. */
class JournalCommandTest extends ThreeSealedNos {
    private static final Tenant LIBRARY = new Tenant("library");

    private static void logPastTheCommands(PatronDesk desk) {
        desk.as(Identity::of, Actor.Staff.of(LIBRARY, "staff-1", Roles.DESK))
                .logbook()
                .log(LogNo.atDesk(new Branch("City"), "A pen", "unwritten"))
                .orThrow();
    }

    @Test
    void every_command_that_writes_leaves_a_sealed_journal_and_one_that_only_reads_makes_no_seal() {
        Ran ran = verify("--json");
        JsonNode check = ran.json();

        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(keys(check))
                .containsExactly(
                        "store",
                        "sound",
                        "empty",
                        "seals",
                        "events",
                        "erased",
                        "forgotten",
                        "unsealed",
                        "checkpoint",
                        "faults",
                        "more");
        assertThat(check.get("sound").asBoolean()).isTrue();
        assertThat(check.get("seals").asInt()).isEqualTo(3);
        assertThat(check.get("events").asInt()).isEqualTo(3);
        assertThat(check.get("unsealed").asInt()).isZero();
        assertThat(check.get("checkpoint").asText()).startsWith("3:");

        assertThat(Ran.command("nos", "review", "--week", "2026-W47", "--store", store.toString())
                        .exit())
                .isZero();
        assertThat(verify("--json").json()).isEqualTo(check);
        assertThat(verify().out())
                .contains(
                        "3 events under 3 seals, all as they were sealed.",
                        "Nothing waits to be sealed.",
                        "No checkpoint was given",
                        "Checkpoint: " + check.get("checkpoint").asText());
    }

    @Test
    void the_unsealed_tail_is_told_with_its_age_and_is_no_finding_and_the_next_command_seals_it() {
        Clock threeHoursAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-3));
        try (PatronDesk host = PatronDesk.builder()
                .storage(SqliteStorage.open(
                        store, FileKeyVault.open(KeyPlace.of(store).file())))
                .clock(threeHoursAgo)
                .build()) {
            logPastTheCommands(host);
        }

        Ran ran = verify("--json");
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.json().get("unsealed").asInt()).isEqualTo(1);
        assertThat(ran.json().get("unsealedSince").asText()).endsWith("Z");
        assertThat(ran.json().get("unsealedSeconds").asLong()).isBetween(10_800L, 10_900L);
        assertThat(verify().out()).contains("Not sealed yet: 1 event, the oldest for 3 hours.");
        logNo();
        assertThat(verify("--json").json().get("unsealed").asInt()).isZero();
        assertThat(verify("--json").json().get("events").asInt()).isEqualTo(5);
    }

    @Test
    void a_command_whose_seal_fails_has_done_its_work_and_says_so() throws Exception {
        execute("CREATE TRIGGER no_seal BEFORE INSERT ON seal BEGIN SELECT RAISE(ABORT, 'no'); END");
        Ran ran = Ran.command(
                "nos", "log", "--rule", "unwritten", "--branch", "City", "--asked", "ink", "--store", store.toString());

        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.err()).containsOnlyOnce("All is done and kept, but the journal is not sealed yet: ");
        execute("DROP TRIGGER no_seal");
        assertThat(verify("--json").json().get("unsealed").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_changed_is_told_with_its_event_and_place_and_what_to_do() throws Exception {
        change("UPDATE event SET body = replace(body, 'City', 'Mill')"
                + " WHERE id = (SELECT id FROM event ORDER BY id LIMIT 1 OFFSET 1)");

        Ran ran = verify("--json");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.json().get("sound").asBoolean()).isFalse();
        assertThat(ran.json().has("checkpoint")).isFalse();
        JsonNode fault = ran.json().get("faults").get(0);
        assertThat(keys(fault)).containsExactly("kind", "seal", "position", "event");
        assertThat(fault.get("kind").asText()).isEqualTo("event-changed");
        assertThat(fault.get("seal").asInt()).isEqualTo(2);
        assertThat(fault.get("position").asInt()).isEqualTo(2);
        assertThat(verify().out())
                .contains("3 events under 3 seals. Not all is as it was sealed:")
                .contains(
                        "  event 2 of the chain (" + fault.get("event").asText() + "), in seal 2: its body is another")
                .contains("What to do: write nothing more to this store")
                .doesNotContain("Checkpoint: ");
    }

    @Test
    void what_was_removed_or_reordered_is_told() throws Exception {
        change("UPDATE event SET at = at - 60000 WHERE id = (SELECT min(id) FROM event)");
        change("DELETE FROM seal WHERE number = 2");

        Ran ran = verify();
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out())
                .contains("  seal 1, from event 1 of the chain on: a moment, an actor, a hash or the order")
                .contains("  seal 2: it is gone")
                .contains("  there are events that are neither sealed nor wait for it");
    }

    @Test
    void a_journal_that_was_cut_off_is_found_by_what_the_command_printed_before() throws Exception {
        Path text = Files.writeString(folder.resolve("kept.txt"), verify().out());
        Path json =
                Files.writeString(folder.resolve("kept.json"), verify("--json").out());
        logNo();
        assertThat(verify("--checkpoint", text.toString()).out()).contains("Held against checkpoint 3:");
        assertThat(verify("--checkpoint", json.toString()).exit()).isEqualTo(Exit.DONE);
        Files.writeString(text, Files.readString(text) + verify().out());
        assertThat(verify("--checkpoint", text.toString()).out())
                .contains("Held against checkpoint 4:", " and 1 other.");

        change("DELETE FROM event WHERE id IN (SELECT id FROM event ORDER BY id DESC LIMIT 2)");
        change("DELETE FROM seal WHERE number > 2");
        assertThat(verify().exit()).isEqualTo(Exit.DONE);
        Ran found = verify("--checkpoint", json.toString(), "--json");
        assertThat(found.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(found.json().get("against").asText()).startsWith("3:");
        assertThat(found.json().get("faults").get(0).toString())
                .isEqualTo("{\"kind\":\"checkpoint-missing\",\"seal\":3}");
        assertThat(verify("--checkpoint", text.toString()).out())
                .contains("the checkpoint of seal 4 is not in the chain: the journal was cut off before it");
    }

    @Test
    void erased_bodies_are_counted_and_no_fault() throws Exception {
        change("UPDATE event SET body = '' WHERE id = (SELECT min(id) FROM event)");

        Ran ran = verify("--json");
        assertThat(ran.exit()).isEqualTo(Exit.DONE);
        assertThat(ran.json().get("erased").asInt()).isEqualTo(1);
        assertThat(verify().out()).contains("Of 1 of them the body was erased since; the seals still hold.");
    }

    @Test
    void bad_input_is_one_sentence() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.txt"), "12:abc\n");

        assertThat(verify("--checkpoint", empty.toString()).refusal(Exit.BAD_INPUT))
                .contains("there is no checkpoint in it");
        assertThat(verify("--checkpoint", folder.resolve("none").toString()).refusal(Exit.BAD_INPUT))
                .contains("the file cannot be read");
        assertThat(verify("--checkpoint", folder.toString()).refusal(Exit.BAD_INPUT))
                .contains("the file cannot be read");
        assertThat(Ran.command("journal", "verify", "--store", folder.toString())
                        .refusal(Exit.BAD_INPUT))
                .contains("There is no store in");
        assertThat(Ran.command("journal", "verify", "--store", "jdbc:h2:mem:").refusal(Exit.BAD_INPUT))
                .contains("the address of a database that cannot be read");
        assertThat(Ran.command("journal").refusal(Exit.BAD_INPUT)).contains("Name one of the commands verify.");
        try (SqliteStorage held = SqliteStorage.open(store)) {
            assertThat(held).isNotNull();
            assertThat(verify().refusal(Exit.UNAVAILABLE)).contains("is held by this process");
        }
    }

    @Test
    void a_postgresql_store_is_verified_as_its_runtime_role() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            execute(server, "CREATE ROLE desk LOGIN");
            try (PatronDesk desk = PatronDesk.builder()
                    .storage(PostgresStorage.open(server.getDatabase("desk", "postgres"), server.getPostgresDatabase()))
                    .build()) {
                logPastTheCommands(desk);
                logPastTheCommands(desk);
                desk.as(Identity::of, Actor.Staff.of(LIBRARY, "staff-9", Roles.AUDITOR))
                        .sealing()
                        .seal();
            }
            String address = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
            String[] verify = {"journal", "verify", "--store", address + "?user=desk&password=secret", "--json"};

            Ran sound = Ran.command(verify);
            assertThat(sound.exit()).as(sound.err()).isEqualTo(Exit.DONE);
            assertThat(sound.json().get("store").asText()).isEqualTo(address);
            assertThat(sound.json().get("events").asInt()).isEqualTo(2);

            execute(server, "DELETE FROM event WHERE id = (SELECT id FROM event ORDER BY id LIMIT 1)");
            Ran found = Ran.command(verify);
            assertThat(found.exit()).isEqualTo(Exit.FINDINGS);
            assertThat(found.json().get("faults").get(0).get("kind").asText()).isEqualTo("event-missing");
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
