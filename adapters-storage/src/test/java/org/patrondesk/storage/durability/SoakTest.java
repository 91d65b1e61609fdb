package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.OtherProcess;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.storage.durability.held.Content;
import org.patrondesk.storage.durability.held.Tally;
import org.patrondesk.storage.durability.place.OwnServer;
import org.patrondesk.storage.durability.place.SqlitePlace;
import org.patrondesk.storage.durability.work.MigrateMain;
import org.patrondesk.storage.durability.work.Round;

/**
 * The long proofs. Each goes on from what the results file sums up, until its goal is reached or its minutes are over.
 *
 * <p>{@code -Dsoak.minutes=N} bounds each of them.
 */
@Tag("soak")
class SoakTest {
    private static final int CALLS_ON_A_BAD_DISK = 4 * Round.CALLS.size();

    @TempDir
    Path folder;

    private final LongRun run = new LongRun();
    private final long seed = run.seed();

    @Test
    void processes_killed_over_sqlite() throws Exception {
        AtomicInteger number = new AtomicInteger();
        run.goOn(
                "SQLite: JVM killed",
                500,
                (times, end, tally) -> new Killing(
                                () -> new SqlitePlace(folder.resolve("store-" + number.incrementAndGet())), seed, tally)
                        .kill(times, end));
    }

    @Test
    void processes_killed_over_postgres() throws Exception {
        run.goOn(
                "PostgreSQL: JVM killed",
                1_000,
                (times, end, tally) -> new Killing(PostgresKillTest::place, seed, tally).kill(times, end));
    }

    @Test
    void servers_killed() throws Exception {
        assumeTrue(OwnServer.isPossible(), "This machine lets no process make a namespace (unshare --user --pid).");
        run.goOn("PostgreSQL: server killed", 100, (times, end, tally) -> {
            try (OwnServer server = OwnServer.start(folder.resolve("data"))) {
                new ServerKilling(server, seed, tally).kill(times, end);
            }
        });
    }

    @Test
    void migrations_killed_over_sqlite() throws Exception {
        run.goOn(
                "SQLite: migration killed",
                100,
                (times, end, tally) -> new CutOff(
                                MigrateMain.class, SqliteMigrationKillTest.stores(folder), seed, tally)
                        .kill(times, end));
    }

    @Test
    void migrations_killed_over_postgres() throws Exception {
        run.goOn(
                "PostgreSQL: migration killed",
                100,
                (times, end, tally) -> new CutOff(MigrateMain.class, PostgresMigrationKillTest.stores(), seed, tally)
                        .kill(times, end));
    }

    @Test
    void a_full_disk_of_its_own() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("mounted"), "64m")) {
            run.goOn("SQLite: disk full (tmpfs)", 100, (times, end, tally) -> fillUp(disk, times, end, tally));
        }
    }

    private static void fillUp(SmallDisk disk, int times, BooleanSupplier end, Tally tally) {
        for (int n = 1; tally.kills() < times && !end.getAsBoolean(); n++) {
            try (Storage storage = SqliteStorage.open(disk.folder().resolve("store-" + n))) {
                List<StorageUnavailable> failures = new Troubled(storage, disk).work(CALLS_ON_A_BAD_DISK);
                assertThat(failures).isNotEmpty().allMatch(StorageUnavailable::retryable);
                failures.forEach(failure -> tally.killed(0));
                tally.acknowledge(CALLS_ON_A_BAD_DISK);
            }
        }
    }

    @Test
    void a_disk_that_reports_errors() throws Exception {
        assumeTrue(
                LongRun.ran("strace", "-qq", "-o", "/dev/null", "true"), "strace is not here, or may trace nothing.");
        run.goOn("SQLite: I/O error (EIO of fsync)", 100, (times, end, tally) -> {
            for (int n = 1; tally.kills() < times && !end.getAsBoolean(); n++) {
                failing(Files.createDirectory(folder.resolve("failing-" + n)), 10 + n % 7, 3 + n % 5, tally);
            }
        });
    }

    private void failing(Path store, int first, int step, Tally tally) throws Exception {
        List<String> strace =
                new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"));
        for (String file : List.of("patrondesk.db", "patrondesk.db-wal")) {
            strace.addAll(List.of("-P", store.resolve(file).toString()));
        }
        strace.addAll(List.of("-e", "inject=fsync,fdatasync:error=EIO:when=" + first + "+" + step));
        SqliteStorage.open(store).close();
        try (OtherProcess process = OtherProcess.startUnder(
                strace, TroubledMain.class, store.toString(), Integer.toString(CALLS_ON_A_BAD_DISK))) {
            String[] failures = String.valueOf(process.line()).split(" ", -1);
            assertThat(failures).hasSize(2);
            assertThat(failures[1]).isEqualTo("true");
            assertThat(process.line()).isEqualTo("The disk reports an error and nothing was written; check the disk.");
            String hash = process.line();
            process.awaitEnd();
            try (Storage storage = SqliteStorage.open(store)) {
                Content content = Content.of(storage, Troubled.LIBRARY, CALLS_ON_A_BAD_DISK / Round.CALLS.size() + 1);
                assertThat(TroubledMain.hash(content)).isEqualTo(hash);
            }
            for (int n = Integer.parseInt(failures[0]); n > 0; n--) {
                tally.killed(0);
            }
            tally.acknowledge(CALLS_ON_A_BAD_DISK);
        }
    }
}
