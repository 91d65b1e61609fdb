package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.access.Permission;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.OwnServer;
import org.patrondesk.storage.durability.work.Opening;
import org.patrondesk.storage.durability.work.Round;
import org.patrondesk.storage.postgres.TestDatabase;
import org.patrondesk.testkit.Sample;

/**
 * A PostgreSQL server whose own disk is full, or reports errors: it refuses a call, or gives up at once and recovers. Over the
 * same storage the library works on, with all that was acknowledged.
 */
@Tag("soak")
class ServerDiskSoakTest {
    private static final int GOAL = 20;
    private static final int CALLS = Round.CALLS.size();
    private static final List<String> FAILING_SYNC = List.of(
            "strace",
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fdatasync",
            "-e",
            "inject=fdatasync:error=EIO:when=25+25");

    @TempDir
    Path folder;

    private final LongRun run = new LongRun();

    @BeforeEach
    void namespaces() throws Exception {
        assumeTrue(OwnServer.isPossible(), "This machine lets no process make a namespace (unshare --user --pid).");
    }

    @Test
    void a_full_disk() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), "512m")) {
            run.goOn("PostgreSQL: disk full (tmpfs)", GOAL, (times, end, tally) -> {
                try (OwnServer server = OwnServer.start(disk.folder().resolve("data"))) {
                    List<StorageUnavailable> told =
                            work(server, storage -> new Full(server, storage, disk), tally, end);
                    assertThat(told)
                            .extracting(StorageUnavailable::getMessage)
                            .contains("The database's disk is full and nothing was written; free space and repeat the"
                                    + " call.");
                }
            });
        }
    }

    @Test
    void a_disk_that_reports_errors() throws Exception {
        assumeTrue(
                LongRun.ran("strace", "-qq", "-o", "/dev/null", "true"), "strace is not here, or may trace nothing.");
        run.goOn("PostgreSQL: I/O error (EIO of fdatasync)", GOAL, (times, end, tally) -> {
            try (OwnServer server = OwnServer.start(folder.resolve("data"), FAILING_SYNC)) {
                List<StorageUnavailable> told = work(server, storage -> new Failing(server, storage), tally, end);
                assertThat(told).isNotEmpty();
                assertThat(Files.readString(folder.resolve("data.log"))).contains("PANIC");
            }
        });
    }

    /** What is wrong with the disk under a storage. */
    private interface Wrong {
        Troubled.Trouble with(Storage storage);
    }

    private static List<StorageUnavailable> work(OwnServer server, Wrong wrong, Tally tally, BooleanSupplier end)
            throws Exception {
        List<StorageUnavailable> all = new ArrayList<>();
        while (tally.kills() < GOAL && !end.getAsBoolean()) {
            try (Storage storage = Opening.at(patiently(server))) {
                Troubled.Trouble trouble = wrong.with(storage);
                List<StorageUnavailable> failures = new Troubled(storage, trouble).work(CALLS);
                trouble.end();
                assertThat(failures).allMatch(StorageUnavailable::retryable);
                assertThat(failures)
                        .extracting(StorageUnavailable::getMessage)
                        .allMatch(message -> message.endsWith("."));
                failures.forEach(failure -> tally.killed(0));
                tally.acknowledge(CALLS);
                all.addAll(failures);
            }
        }
        return all;
    }

    /** A new database, made again from its start when the disk fails meanwhile. */
    private static String patiently(OwnServer server) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return server.database();
            } catch (SQLException | StorageUnavailable e) {
                if (attempt == GOAL) {
                    throw e;
                }
                server.recover();
            }
        }
    }

    /** Returns once a storage reaches its server again. */
    private static void recovered(OwnServer server, Storage storage) {
        for (int attempt = 1; ; attempt++) {
            try {
                server.recover();
                storage.read(Sample.scope(Troubled.LIBRARY, Permission.REVIEW_NOS), transaction -> true);
                return;
            } catch (StorageUnavailable e) {
                if (attempt == GOAL) {
                    throw e;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The disk is full at each call; at each third one there is no room for the server's log of writes either. */
    private static final class Full implements Troubled.Trouble {
        private static final int LOG_FULL = 3;

        private final OwnServer server;
        private final Storage storage;
        private final SmallDisk disk;
        private int calls;

        Full(OwnServer server, Storage storage, SmallDisk disk) {
            this.server = server;
            this.storage = storage;
            this.disk = disk;
        }

        @Override
        public void begin() {
            disk.begin();
            calls++;
            if (calls % LOG_FULL == 0) {
                try {
                    TestDatabase.execute(server.source("postgres", "postgres"), "SELECT pg_switch_wal()");
                } catch (SQLException panicked) {
                    // The call will meet a server that is gone, or is coming back.
                }
            }
        }

        @Override
        public void end() {
            disk.end();
            recovered(server, storage);
        }
    }

    /** Each process of the server meets an error now and then. */
    private record Failing(OwnServer server, Storage storage) implements Troubled.Trouble {
        @Override
        public void begin() {
            // Nobody knows when.
        }

        @Override
        public void end() {
            recovered(server, storage);
        }
    }
}
