package org.patrondesk.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.jdbc.Migration;
import org.patrondesk.storage.jdbc.Schema;

class MigrationTroubleTest {
    @TempDir
    Path directory;

    @Test
    void a_disk_that_is_full_while_the_tables_are_made_may_be_tried_again() {
        // SQLite's own limit stands for the disk's.
        StorageUnavailable full = refusal("""
                PRAGMA max_page_count = 20;
                CREATE TABLE heap (content BLOB);
                INSERT INTO heap VALUES (zeroblob(1000000));
                """);

        assertThat(full).hasMessage("The disk is full and nothing was written; free space and repeat the call.");
        assertThat(full.retryable()).isTrue();
    }

    @Test
    void a_step_that_is_wrong_is_refused_for_good() {
        StorageUnavailable wrong = refusal("CREATE TABLE heap (content BLOB);\nCREATE TABLE heap (content BLOB);\n");

        assertThat(wrong)
                .hasMessage(
                        "The store could not be set up or brought up to date; restore it or use an empty directory.");
        assertThat(wrong.retryable()).isFalse();
    }

    private StorageUnavailable refusal(String sql) {
        List<Schema.Step> steps = List.of(Schema.Step.of("V1__heap.sql", sql));
        return catchThrowableOfType(
                StorageUnavailable.class,
                () -> Migration.run(new SqliteFile(directory).url(), steps, SqliteDialect.INSTANCE));
    }
}
