package org.patrondesk.examples.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.patrondesk.PatronDesk;
import org.patrondesk.patron.MemberImport;
import org.patrondesk.policy.PolicySet;
import org.patrondesk.storage.SqliteStorage;
import org.patrondesk.trial.RunReport;

/**
 * Starts the work as a process of its own, kills it at a random moment, and looks at what is left.
 *
 * <p>Of every five rounds one kills while the store is opened, and one kills the real command line.
 */
final class Killing {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final Path folder;
    private final int rows;
    private final long seed;
    private final Path sheet;
    private final PolicySet policy;
    private final Victim victim;

    /** Work over a sheet of so many rows, which are whole transactions. */
    Killing(Path folder, int rows, long seed) throws IOException {
        this.folder = folder;
        this.rows = rows;
        this.seed = seed;
        System.out.println("patrondesk.kill.seed=" + seed);
        Random random = new Random(seed);
        this.sheet = sheet(random);
        Path policyFile = policyFile().toAbsolutePath();
        this.policy = Work.policy(policyFile);
        this.victim = new Victim(sheet, policyFile, rows / MemberImport.CHUNK, random);
    }

    /** Rows as a branch would have them; about one in twenty equals another. */
    private Path sheet(Random random) throws IOException {
        StringBuilder text = new StringBuilder(
                "Postcode,Library Registered At,Date Added,Time Added,Last Used Date,Last Used Time\r\n");
        for (int i = 0; i < rows; i++) {
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

    /** What one round does. */
    private interface Proof {
        void of(Victim.Moment moment, int round) throws Exception;
    }

    private void rounds(int times, Proof proof) {
        Victim.Moment[] moments = {
            Victim.Moment.OPENING,
            Victim.Moment.COMMAND,
            Victim.Moment.WORKING,
            Victim.Moment.WORKING,
            Victim.Moment.WORKING
        };
        for (int i = 0; i < times; i++) {
            Victim.Moment moment = moments[i % moments.length];
            try {
                proof.of(moment, i);
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "Round " + i + " (" + moment + ") with -Dpatrondesk.kill.seed=" + seed + ": " + e.getMessage(),
                        e);
            }
        }
    }

    /** Kills an import so many times, each in a new store, and proves each store. */
    void killImports(int times) {
        rounds(times, (moment, round) -> {
            Victim.Left left = victim.kill(moment, "import", round);
            long kept;
            try (SqliteStorage storage = SqliteStorage.open(left.store())) {
                kept = Kept.members(storage);
            }
            proveWhole(left, kept);
            if (moment == Victim.Moment.COMMAND) {
                JsonNode again = again("import", left.store());
                assertThat(again.get("read").asLong()).as("read again").isEqualTo(rows);
                assertThat(again.get("unchanged").asLong()).as("unchanged").isEqualTo(kept);
                assertThat(again.get("imported").asLong()).as("imported").isEqualTo(rows - kept);
            } else {
                importAgain(left.store(), kept);
            }
            try (SqliteStorage storage = SqliteStorage.open(left.store())) {
                assertThat(Kept.members(storage)).as("members in the end").isEqualTo(rows);
            }
        });
    }

    private void importAgain(Path store, long kept) throws IOException {
        try (PatronDesk desk =
                        PatronDesk.builder().storage(SqliteStorage.open(store)).build();
                FileChannel witness = nowhere()) {
            MemberImport.Report again = Work.importAll(desk, sheet, witness);
            assertThat(again.unchanged()).as("unchanged").isEqualTo(kept);
            assertThat(again.imported()).as("imported").isEqualTo(rows - kept);
        }
    }

    /** Kills a run so many times, each in a new store, and proves each store. */
    void killRuns(int times) throws IOException {
        RunReport whole = undisturbed();
        rounds(times, (moment, round) -> {
            Victim.Left left = victim.kill(moment, "decide", round);
            proveWhole(left, decisionsWithEvents(left.store()));
            if (moment == Victim.Moment.COMMAND) {
                JsonNode again = again("decide", left.store());
                assertThat(again.get("decided").asLong()).as("decided").isEqualTo(whole.decided());
                assertThat(counts(again.get("outcomes"))).as("outcomes").isEqualTo(counts(whole.outcomes()));
                assertThat(counts(again.get("rules"))).as("rules").isEqualTo(counts(whole.rules()));
            } else {
                assertThat(decideAgain(left.store())).as("report").isEqualTo(whole);
            }
            assertThat(decisionsWithEvents(left.store())).as("in the end").isEqualTo(rows);
        });
    }

    private RunReport undisturbed() throws IOException {
        try (PatronDesk desk = PatronDesk.builder().build();
                FileChannel witness = nowhere()) {
            return Work.decideAll(desk, sheet, policy, witness);
        }
    }

    private RunReport decideAgain(Path store) throws IOException {
        try (PatronDesk desk =
                        PatronDesk.builder().storage(SqliteStorage.open(store)).build();
                FileChannel witness = nowhere()) {
            return Work.decideAll(desk, sheet, policy, witness);
        }
    }

    private static long decisionsWithEvents(Path store) {
        try (SqliteStorage storage = SqliteStorage.open(store)) {
            long kept = Kept.decisions(storage);
            assertThat(Kept.events(storage)).as("events of decisions").isEqualTo(kept);
            return kept;
        }
    }

    /** Nothing acknowledged is lost, and no transaction is there in part. */
    private void proveWhole(Victim.Left left, long kept) {
        assertThat(kept).as("rows after the kill").isBetween(left.acknowledged(), (long) rows);
        assertThat(kept % MemberImport.CHUNK).as("rows of a torn transaction").isZero();
    }

    private JsonNode again(String mode, Path store) throws Exception {
        Victim.Answer answer = victim.leftAlone(mode, store);
        assertThat(answer.exit())
                .as("exit of the command run again: %s", answer.err())
                .isZero();
        return JSON.readTree(answer.out());
    }

    private static Map<String, Long> counts(Object counted) {
        return JSON.convertValue(counted, COUNTS);
    }

    private FileChannel nowhere() throws IOException {
        return FileChannel.open(folder.resolve("after.witness"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
