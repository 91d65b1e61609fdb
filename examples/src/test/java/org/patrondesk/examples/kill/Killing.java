package org.patrondesk.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.patrondesk.PatronDesk;
import org.patrondesk.access.Guard;
import org.patrondesk.access.Permission;
import org.patrondesk.access.Roles;
import org.patrondesk.access.Scope;
import org.patrondesk.decision.DecisionSelection;
import org.patrondesk.decision.Decisions;
import org.patrondesk.decision.RunReport;
import org.patrondesk.journal.Events;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.patron.MemberSelection;
import org.patrondesk.patron.Members;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.SqliteStorage;

/** Starts the work as a process of its own, kills it at a random moment, and looks at what is left. */
final class Killing {
    private static final int ROWS = 40_000;

    private final Path folder;
    private final Random random;
    private final Path sheet;
    private final Path policyFile;
    private final PolicySet policy;

    Killing(Path folder, long seed) throws IOException {
        this.folder = folder;
        this.random = new Random(seed);
        this.sheet = sheet();
        this.policyFile = policyFile();
        this.policy = Work.policy(policyFile);
    }

    /** Rows as a branch would have them; about one in twenty equals another. */
    private Path sheet() throws IOException {
        StringBuilder text = new StringBuilder(
                "Postcode,Library Registered At,Date Added,Time Added,Last Used Date,Last Used Time\r\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "NE%d,BRANCH %d,%02d/%02d/2010,%d:00:00,%02d/%02d/2015,9:00:00\r\n",
                    1 + random.nextInt(20),
                    random.nextInt(5),
                    1 + random.nextInt(28),
                    1 + random.nextInt(12),
                    8 + random.nextInt(10),
                    1 + random.nextInt(28),
                    1 + random.nextInt(12)));
        }
        return Files.writeString(folder.resolve("members.csv"), text);
    }

    private static Path policyFile() {
        Path inModule = Path.of("policies/newcastle-city.json");
        return Files.exists(inModule) ? inModule : Path.of("examples").resolve(inModule);
    }

    /** Kills an import so many times, each in a new store, and proves each store. */
    void killImports(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Path store = folder.resolve("import-" + i);
            long acknowledged = killed("import", store);
            try (SqliteStorage storage = SqliteStorage.open(store);
                    PatronDesk desk = PatronDesk.builder().storage(storage).build();
                    FileChannel witness = nowhere()) {
                long kept = countMembers(storage);
                assertThat(kept).as("members after the kill").isBetween(acknowledged, (long) ROWS);
                MemberImport.Report again = Work.importAll(desk, sheet, witness);
                assertThat(again.unchanged()).isEqualTo(kept);
                assertThat(again.imported()).isEqualTo(ROWS - kept);
                assertThat(countMembers(storage)).isEqualTo(ROWS);
            }
        }
    }

    /** Kills a run so many times, each in a new store, and proves each store. */
    void killRuns(int times) throws Exception {
        RunReport whole = undisturbed();
        for (int i = 0; i < times; i++) {
            Path store = folder.resolve("decide-" + i);
            long acknowledged = killed("decide", store);
            try (SqliteStorage storage = SqliteStorage.open(store);
                    PatronDesk desk = PatronDesk.builder().storage(storage).build();
                    FileChannel witness = nowhere()) {
                long kept = countDecisions(storage);
                assertThat(kept).as("decisions after the kill").isBetween(acknowledged, (long) ROWS);
                assertThat(countEvents(storage)).as("events after the kill").isEqualTo(kept);
                assertThat(Work.decideAll(desk, sheet, policy, witness)).isEqualTo(whole);
                assertThat(countDecisions(storage)).isEqualTo(ROWS);
                assertThat(countEvents(storage)).isEqualTo(ROWS);
            }
        }
    }

    private RunReport undisturbed() throws IOException {
        try (PatronDesk desk = PatronDesk.builder().build();
                FileChannel witness = nowhere()) {
            return Work.decideAll(desk, sheet, policy, witness);
        }
    }

    /** Kills the work behind a random acknowledgement and a random while; answers the last acknowledged count. */
    private long killed(String mode, Path store) throws Exception {
        Path witness = folder.resolve(store.getFileName() + ".witness");
        Process process = new ProcessBuilder(command(mode, store, witness))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(store.getFileName() + ".out").toFile())
                .start();
        int wanted = 1 + random.nextInt(ROWS / MemberImport.CHUNK);
        while (process.isAlive() && acknowledgements(witness).size() < wanted) {
            process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        List<Long> seen = acknowledgements(witness);
        assertThat(seen)
                .as(Files.readString(folder.resolve(store.getFileName() + ".out")))
                .isNotEmpty();
        return seen.get(seen.size() - 1);
    }

    private List<String> command(String mode, Path store, Path witness) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                Work.class.getName(),
                mode,
                store.toString(),
                sheet.toString(),
                policyFile.toAbsolutePath().toString(),
                witness.toString());
    }

    /** Only lines that were written whole count. */
    private static List<Long> acknowledgements(Path witness) throws IOException {
        List<Long> counts = new ArrayList<>();
        if (Files.exists(witness)) {
            String text = Files.readString(witness);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> counts.add(Long.parseLong(line)));
        }
        return counts;
    }

    private FileChannel nowhere() throws IOException {
        return FileChannel.open(folder.resolve("after.witness"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Scope scope(Permission permission) {
        return new Guard(Roles.shipped()).permit(Work.STAFF, permission);
    }

    private static long countMembers(SqliteStorage storage) {
        long[] n = {0};
        storage.<Object>read(scope(Permission.READ_MEMBERS), transaction -> {
            transaction.store(Members.class).each(MemberSelection.all(), member -> n[0]++);
            return n;
        });
        return n[0];
    }

    /** Counts a run's decisions and proves that its numbers are 1, 2, 3 … without a gap or a repetition. */
    private static long countDecisions(SqliteStorage storage) {
        BitSet numbers = new BitSet();
        long[] n = {0};
        storage.<Object>read(scope(Permission.REVIEW_NOS), transaction -> {
            transaction.store(Decisions.class).each(DecisionSelection.run(Work.RUN), decision -> {
                n[0]++;
                numbers.set((int) decision.run().orElseThrow().number());
            });
            return n;
        });
        assertThat(numbers.cardinality()).as("numbers told apart").isEqualTo((int) n[0]);
        assertThat(numbers.length()).as("one beyond the highest number").isEqualTo(n[0] == 0 ? 0 : (int) n[0] + 1);
        return n[0];
    }

    private static long countEvents(SqliteStorage storage) {
        long[] n = {0};
        storage.<Object>read(scope(Permission.READ_JOURNAL), transaction -> {
            transaction.store(Events.class).each(event -> n[0] += event.type().equals("decision-recorded") ? 1 : 0);
            return n;
        });
        return n[0];
    }
}
