package org.patrondesk.examples.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.patrondesk.examples.cli.Ran;
import org.patrondesk.examples.cli.terminal.Exit;

/** {@code journal verify} on stores whose journal is not there, or cannot be read. */
class UnreadableJournalTest extends ThreeSealedNos {
    @Test
    void a_store_file_of_no_bytes_is_told_and_stays_as_it_is() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path file = Files.createFile(empty.resolve("patrondesk.db"));
        Ran ran = Ran.command("journal", "verify", "--store", empty.toString(), "--json");

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.json().get("sound").asBoolean()).isFalse();
        assertThat(ran.json().get("unreadable").asText()).contains("The journal in " + empty + " cannot be read: ");
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_journal_in_which_nothing_is_is_not_called_sound() {
        Ran ran = verify("--tenant", "libary", "--json");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.json().get("sound").asBoolean()).isFalse();
        assertThat(ran.json().get("empty").asBoolean()).isTrue();
        assertThat(verify("--tenant", "libary").out())
                .contains("There is nothing here: no event of this tenant and no seal.", "--tenant");
    }

    @Test
    void a_table_that_is_gone_and_a_page_that_is_damaged_are_told_in_one_sentence() throws Exception {
        execute("ALTER TABLE seal RENAME TO gone");
        Ran gone = verify("--json");
        assertThat(gone.exit()).as(gone.err()).isEqualTo(Exit.FINDINGS);
        assertThat(gone.json().get("unreadable").asText())
                .contains("The journal in " + store + " cannot be read: ", "seal")
                .contains("restore");
        execute("ALTER TABLE gone RENAME TO seal");
        execute("VACUUM");
        assertThat(verify().exit()).isEqualTo(Exit.DONE);

        long page = root("event");
        try (RandomAccessFile file =
                new RandomAccessFile(store.resolve("patrondesk.db").toFile(), "rw")) {
            file.seek((page - 1) * 4096);
            file.write(new byte[4096]);
        }
        Ran damaged = verify("--json");
        assertThat(damaged.exit()).as(damaged.err()).isEqualTo(Exit.FINDINGS);
        assertThat(damaged.json().get("unreadable").asText())
                .contains("The journal in " + store + " cannot be read: ", "no sound SQLite database");
        Files.write(store.resolve("patrondesk.db"), new byte[9000]);
        assertThat(verify().exit()).isEqualTo(Exit.FINDINGS);
        assertThat(verify().out()).contains("no sound SQLite database");
    }

    @Test
    void a_store_of_an_older_version_is_left_as_it_is() throws Exception {
        execute("DROP TABLE due_task");
        change("DELETE FROM patrondesk_schema_history WHERE version = '8'");
        byte[] before = Files.readAllBytes(store.resolve("patrondesk.db"));

        assertThat(verify().refusal(Exit.BAD_INPUT)).contains("written by an older version", "keep a copy");
        assertThat(Files.readAllBytes(store.resolve("patrondesk.db"))).isEqualTo(before);
    }

    private long root(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            try (ResultSet row =
                    statement.executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")) {
                return row.getLong(1);
            }
        }
    }
}
