package org.patrondesk.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.StorageUnavailable;

class RefusedStoreTest {
    @TempDir
    Path directory;

    @Test
    void a_file_where_the_directory_belongs() throws Exception {
        Path file = Files.writeString(directory.resolve("store"), "a file");

        assertRefused(file, "file where a directory is expected");
        assertRefused(file.resolve("below"), "file where a directory is expected");
        assertRefused(file.resolve("below").resolve("further"), "file where a directory is expected");
        assertThat(Files.readString(file)).isEqualTo("a file");
    }

    @Test
    void a_directory_where_the_database_belongs() throws Exception {
        Files.createDirectories(directory.resolve("patrondesk.db"));

        assertRefused(directory, "a directory stands where the database file belongs");
    }

    @Test
    void a_file_that_is_no_database() throws Exception {
        Path database = directory.resolve("patrondesk.db");
        Files.writeString(database, "Postcode,Branch\n".repeat(500));

        assertRefused(directory, "no sound SQLite database");
        assertThat(database).hasContent("Postcode,Branch\n".repeat(500));
    }

    @Test
    void a_database_of_something_else_stays_as_it_was() throws Exception {
        sql("CREATE TABLE loan (item TEXT)");
        byte[] before = Files.readAllBytes(directory.resolve("patrondesk.db"));

        assertRefused(directory, "a database of something else");
        assertThat(directory.resolve("patrondesk.db")).hasBinaryContent(before);
    }

    @Test
    void a_database_that_holds_nothing_but_a_view_is_something_elses_too() throws Exception {
        sql("CREATE VIEW today AS SELECT 1 AS day");
        assertRefusedUntouched("a database of something else");
    }

    @Test
    void a_store_that_is_refused_keeps_the_way_in_which_it_is_written() throws Exception {
        SqliteStorage.open(directory).close();
        // Such as a copy that a backup tool made. Asking for a write-ahead log would change the header.
        sql("PRAGMA journal_mode = DELETE");
        sql("UPDATE patrondesk_schema_history SET checksum = checksum + 1 WHERE version = '5'");
        assertRefusedUntouched("were not made by this version's step 5");

        sql("UPDATE patrondesk_schema_history SET checksum = checksum - 1, version = '99' WHERE version = '5'");
        assertRefusedUntouched("written by a newer version of PatronDesk (its schema has step 99");
    }

    private void assertRefusedUntouched(String because) throws Exception {
        byte[] before = Files.readAllBytes(directory.resolve("patrondesk.db"));
        assertRefused(directory, because);
        assertThat(directory.resolve("patrondesk.db")).hasBinaryContent(before);
    }

    @Test
    void a_store_written_by_a_newer_version() throws Exception {
        SqliteStorage.open(directory).close();
        sql(
                "INSERT INTO patrondesk_schema_history SELECT 17, '17', 'later', type, script, 1, installed_by, installed_on,"
                        + " execution_time, success FROM patrondesk_schema_history WHERE version = '1'");

        assertRefused(directory, "written by a newer version of PatronDesk (its schema has step 17");
    }

    @Test
    void a_store_whose_schema_was_made_by_something_else() throws Exception {
        SqliteStorage.open(directory).close();
        sql("UPDATE patrondesk_schema_history SET checksum = checksum + 1 WHERE version = '1'");

        assertRefused(directory, "were not made by this version's step 1");
    }

    @Test
    void without_flyway_a_fresh_store_is_refused_and_one_that_is_up_to_date_opens() throws Exception {
        Path ready = directory.resolve("ready");
        SqliteStorage.open(ready).close();

        assertThat(openedWithout("flyway-core", ready)).isEqualTo("open");
        assertThat(openedWithout("flyway-core", directory.resolve("fresh")))
                .isEqualTo("false The store in " + directory.toRealPath().resolve("fresh")
                        + " cannot be opened: the store has to be set up or brought up to date, and Flyway is"
                        + " not on the class path; add org.flywaydb:flyway-core.");
    }

    @Test
    void without_the_driver_every_store_is_refused() throws Exception {
        assertThat(openedWithout("sqlite-jdbc", directory))
                .isEqualTo("false The store in " + directory.toRealPath()
                        + " cannot be opened: the SQLite driver is not on the class path; add org.xerial:sqlite-jdbc.");
    }

    private static String openedWithout(String jar, Path store) throws Exception {
        try (OtherProcess other = OtherProcess.start(OpenStoreMain.class, jar, List.of(), store.toString())) {
            return other.line();
        }
    }

    @Test
    void a_directory_where_the_lock_belongs_is_refused_until_it_is_gone() throws Exception {
        Path lock = Files.createDirectories(directory.resolve("patrondesk.lock"));

        assertRefused(directory, "a directory stands where the lock file patrondesk.lock belongs", true);
        Files.delete(lock);
        SqliteStorage.open(directory).close();
    }

    @Test
    void a_disk_that_reports_an_error_while_opening_is_refused_until_it_is_sound() throws Exception {
        // SQLite removes a log that belongs to no database, and a directory in its place cannot be removed so.
        Path log = Files.createDirectories(directory.resolve("patrondesk.db-wal"));

        assertRefused(directory, "the disk reports an error and nothing was written; check the disk", true);
        Files.delete(log);
        SqliteStorage.open(directory).close();
    }

    private static void assertRefused(Path store, String because) {
        assertRefused(store, because, false);
    }

    /** Refused in one sentence that names the store, and with nothing held back: the second time says the same. */
    private static void assertRefused(Path store, String because, boolean retryable) {
        for (int i = 0; i < 2; i++) {
            StorageUnavailable refusal =
                    catchThrowableOfType(StorageUnavailable.class, () -> SqliteStorage.open(store));
            assertThat(refusal)
                    .hasMessageContaining(because)
                    .hasMessageContaining(" " + store + " ")
                    .hasMessageEndingWith(".");
            assertThat(refusal.getMessage()).doesNotContain("\n", "Exception", "org.sqlite", "[SQLITE");
            assertThat(refusal.retryable()).isEqualTo(retryable);
        }
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
