package org.patrondesk.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The long simulation: each run goes on with the seed behind the last one, until so many worlds were run or its minutes are
 * over.
 *
 * <p>{@code -Dsoak.minutes=N} bounds it. A seed that breaks a promise ends the run, and is named.
 */
@Tag("soak")
class SimulationSoakTest {
    private static final long GOAL = 1_000_000;
    private static final String HEAD = "date\tfirst seed\tseeds\tworlds that broke a promise\tcommand";
    private static final int FIRST = 1;
    private static final int SEEDS = 2;

    private final long start = System.nanoTime();

    @Test
    void every_promise_holds_in_a_million_worlds() throws Exception {
        Path file = file();
        long first = next(file);
        long seed = first;
        List<String> broken = List.of();
        try {
            while (seed <= GOAL && broken.isEmpty() && !isOver()) {
                broken = new World(seed, Bug.NONE).run();
                seed++;
            }
        } finally {
            if (seed > first) {
                add(file, first, seed - first, broken.isEmpty() ? 0 : 1);
            }
        }
        assertThat(broken).as("seed %d", seed - 1).isEmpty();
    }

    private static Path file() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "The tests run inside the repository.");
        }
        return at.resolve("testkit/soak-results.tsv");
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of(HEAD);
    }

    /** The seed behind all that were run. */
    private static long next(Path file) throws IOException {
        return lines(file).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .mapToLong(cells -> Long.parseLong(cells[FIRST]) + Long.parseLong(cells[SEEDS]))
                .max()
                .orElse(1);
    }

    private static void add(Path file, long first, long seeds, int broken) throws IOException {
        List<String> lines = new ArrayList<>(lines(file));
        lines.add(String.join(
                "\t",
                LocalDate.now(ZoneOffset.UTC).toString(),
                Long.toString(first),
                Long.toString(seeds),
                Integer.toString(broken),
                command()));
        Files.write(file, lines);
    }

    private static String minutes() {
        return System.getProperty("soak.minutes", "");
    }

    private static String command() {
        return "./mvnw -B -Psoak -pl testkit -am test" + (minutes().isEmpty() ? "" : " -Dsoak.minutes=" + minutes());
    }

    private boolean isOver() {
        return !minutes().isEmpty() && System.nanoTime() - start > TimeUnit.MINUTES.toNanos(Long.parseLong(minutes()));
    }
}
