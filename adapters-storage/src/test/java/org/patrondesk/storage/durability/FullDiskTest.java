package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.storage.jdbc.RawSql;
import org.patrondesk.testkit.Sample;

class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void whichever_call_meets_a_full_disk_is_told_so_and_succeeds_without_restart_when_space_is_freed() {
        try (Storage storage = SqliteStorage.open(folder)) {
            Troubled troubled = new Troubled(storage, new Limit(storage));

            List<StorageUnavailable> failures = troubled.work(2 * Round.CALLS.size());

            assertThat(failures).hasSizeGreaterThan(5).allSatisfy(failure -> {
                assertThat(failure)
                        .hasMessage("The disk is full and nothing was written; free space and repeat the call.");
                assertThat(failure.retryable()).isTrue();
            });
            assertThat(troubled.content().rows()).doesNotContainValue(0);
        }
    }

    /** SQLite's own limit stands for the disk's: there is no page left but what is free within the file. */
    private record Limit(Storage storage) implements Troubled.Trouble {
        @Override
        public void begin() {
            pages(1);
        }

        @Override
        public void end() {
            pages(1_000_000);
        }

        /** A limit below the present size means the present size. */
        private void pages(int most) {
            storage.write(
                    Sample.scope(Troubled.LIBRARY, Permission.REVIEW_NOS),
                    transaction -> RawSql.number(transaction, "PRAGMA max_page_count = " + most));
        }
    }
}
