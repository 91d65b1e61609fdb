package org.patrondesk.storage.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.StorageUnavailable;
import org.patrondesk.storage.OtherProcess;
import org.patrondesk.storage.SqliteStorage;

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

    private final SoakResults results = SoakResults.ofThisRepository();
    private final long seed = Killing.seed();
    private final long start = System.nanoTime();

    /** One proof, made so often or until it is told to end; counts as it goes. */
    private interface Proof {
        void make(int times, BooleanSupplier end, Tally tally) throws Exception;
    }

    private void goOn(String name, int goal, Proof proof) throws Exception {
        int left = goal - results.times(name);
        if (left <= 0) {
            return;
        }
        Tally tally = new Tally();
        try {
            proof.make(left, this::isOver, tally);
        } finally {
            System.out.println(name + ": " + tally);
            results.add(name, tally, seed, command());
        }
        assertThat(tally.lost() + tally.torn()).isZero();
    }

    private static String minutes() {
        return System.getProperty("soak.minutes", "");
    }

    private static String command() {
        return "./mvnw -B -Psoak -pl adapters-storage -am test"
                + (minutes().isEmpty() ? "" : " -Dsoak.minutes=" + minutes());
    }

    private boolean isOver() {
        return !minutes().isEmpty() && System.nanoTime() - start > TimeUnit.MINUTES.toNanos(Long.parseLong(minutes()));
    }

    @Test
    void processes_killed_over_sqlite() throws Exception {
        AtomicInteger number = new AtomicInteger();
        goOn(
                "SQLite: JVM killed",
                500,
                (times, end, tally) -> new Killing(
                                () -> new SqlitePlace(folder.resolve("store-" + number.incrementAndGet())), seed, tally)
                        .kill(times, end));
    }

    @Test
    void processes_killed_over_postgres() throws Exception {
        goOn(
                "PostgreSQL: JVM killed",
                1_000,
                (times, end, tally) -> new Killing(PostgresKillTest::place, seed, tally).kill(times, end));
    }

    @Test
    void servers_killed() throws Exception {
        assumeTrue(OwnServer.isPossible(), "This machine lets no process make a namespace (unshare --user --pid).");
        goOn("PostgreSQL: server killed", 100, (times, end, tally) -> {
            try (OwnServer server = OwnServer.start(folder.resolve("data"))) {
                new ServerKilling(server, seed, tally).kill(times, end);
            }
        });
    }

    @Test
    void migrations_killed_over_sqlite() throws Exception {
        goOn(
                "SQLite: migration killed",
                100,
                (times, end, tally) ->
                        new MigrationKilling(SqliteMigrationKillTest.stores(folder), seed, tally).kill(times, end));
    }

    @Test
    void migrations_killed_over_postgres() throws Exception {
        goOn(
                "PostgreSQL: migration killed",
                100,
                (times, end, tally) ->
                        new MigrationKilling(PostgresMigrationKillTest.stores(), seed, tally).kill(times, end));
    }

    @Test
    void a_full_disk_of_its_own() throws Exception {
        Path mounted = Files.createDirectory(folder.resolve("mounted"));
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", mounted.toString()),
                "This machine lets the tests mount nothing (mount -t tmpfs).");
        try {
            goOn("SQLite: disk full (tmpfs)", 100, (times, end, tally) -> fillUp(mounted, times, end, tally));
        } finally {
            ran("umount", mounted.toString());
        }
    }

    private static void fillUp(Path mounted, int times, BooleanSupplier end, Tally tally) {
        for (int n = 1; tally.kills() < times && !end.getAsBoolean(); n++) {
            try (Storage storage = SqliteStorage.open(mounted.resolve("store-" + n))) {
                List<StorageUnavailable> failures =
                        new Troubled(storage, new SmallDisk(mounted)).work(CALLS_ON_A_BAD_DISK);
                assertThat(failures).isNotEmpty().allMatch(StorageUnavailable::retryable);
                failures.forEach(failure -> tally.killed(0));
                tally.acknowledge(CALLS_ON_A_BAD_DISK);
            }
        }
    }

    /** A disk that has just as much room as is taken, and later more. */
    private record SmallDisk(Path mounted) implements Troubled.Trouble {
        @Override
        public void begin() {
            try {
                var store = Files.getFileStore(mounted);
                resize(Long.toString(store.getTotalSpace() - store.getUnallocatedSpace()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void end() {
            resize("64m");
        }

        private void resize(String size) {
            if (!ran("mount", "-o", "remount,size=" + size, mounted.toString())) {
                throw new IllegalStateException("The disk cannot be resized to " + size + ".");
            }
        }
    }

    @Test
    void a_disk_that_reports_errors() throws Exception {
        assumeTrue(ran("strace", "-qq", "-o", "/dev/null", "true"), "strace is not here, or may trace nothing.");
        goOn("SQLite: I/O error (EIO of fsync)", 100, (times, end, tally) -> {
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

    private static boolean ran(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
