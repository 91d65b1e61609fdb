package org.patrondesk.storage.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The file that sums up all long runs: one line for each run of each proof, committed with the code.
 *
 * <p>A proof goes on from the sum of its lines.
 */
final class SoakResults {
    private static final String NAME = "adapters-storage/soak-results.tsv";
    private static final String HEAD =
            "date\tproof\ttimes\tacknowledged\tdone and not acknowledged\tlost\thalf-written\tseed\tcommand";
    private static final int TIMES = 2;

    private final Path file;

    SoakResults(Path file) {
        this.file = file;
    }

    /** The one in this repository. */
    static SoakResults ofThisRepository() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "The tests run inside the repository.");
        }
        return new SoakResults(at.resolve(NAME));
    }

    /** How often a proof was made so far. */
    int times(String proof) throws IOException {
        return lines().stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(cells -> cells[1].equals(proof))
                .mapToInt(cells -> Integer.parseInt(cells[TIMES]))
                .sum();
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of(HEAD);
    }

    /** Writes down what came of one run. */
    void add(String proof, Tally tally, long seed, String command) throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.add(String.join(
                "\t",
                LocalDate.now(ZoneOffset.UTC).toString(),
                proof,
                Integer.toString(tally.kills()),
                Integer.toString(tally.acknowledged()),
                Integer.toString(tally.cutOff()),
                Integer.toString(tally.lost()),
                Integer.toString(tally.torn()),
                Long.toString(seed),
                command));
        Files.write(file, lines);
    }
}
