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
        assertRefused(file.resolve("below"), "cannot be");
        assertThat(Files.readString(file)).isEqualTo("a file");
    }

    @Test
    void a_directory_where_the_database_or_the_lock_belongs() throws Exception {
        Path one = directory.resolve("one");
        Files.createDirectories(one.resolve("patrondesk.db"));
        Path two = directory.resolve("two");
        Files.createDirectories(two.resolve("patrondesk.lock"));

        assertRefused(one, "a directory stands where the database file belongs");
        assertRefused(two, "cannot be read and written");
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

        assertRefused(directory, "a database of something else");
    }

    @Test
    void a_store_written_by_a_newer_version() throws Exception {
        SqliteStorage.open(directory).close();
        sql("INSERT INTO patrondesk_schema_history SELECT 2, '2', 'later', type, script, 1, installed_by, installed_on,"
                + " execution_time, success FROM patrondesk_schema_history WHERE version = '1'");

        assertRefused(directory, "written by a newer version of PatronDesk (its schema has step 2");
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

        assertThat(openedWithoutFlyway(ready)).isEqualTo("open");
        assertThat(openedWithoutFlyway(directory.resolve("fresh")))
                .isEqualTo(
                        "false The store has to be set up or brought up to date, and Flyway is not on the class path;"
                                + " add org.flywaydb:flyway-core.");
    }

    private static String openedWithoutFlyway(Path store) throws Exception {
        try (OtherProcess other = OtherProcess.start(OpenStoreMain.class, "flyway-core", List.of(), store.toString())) {
            return other.line();
        }
    }

    /** Refused for good, in one sentence, and with nothing held back: the second time says the same. */
    private static void assertRefused(Path store, String because) {
        for (int i = 0; i < 2; i++) {
            StorageUnavailable refusal =
                    catchThrowableOfType(StorageUnavailable.class, () -> SqliteStorage.open(store));
            assertThat(refusal).hasMessageContaining(because).hasMessageEndingWith(".");
            assertThat(refusal.getMessage()).doesNotContain("\n", "Exception", "org.sqlite", "[SQLITE");
            assertThat(refusal.retryable()).isFalse();
        }
    }

    private void sql(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("patrondesk.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(command);
        }
    }
}
