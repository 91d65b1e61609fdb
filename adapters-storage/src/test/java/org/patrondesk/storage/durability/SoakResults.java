package org.patrondesk.storage.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.patrondesk.storage.ResultsFile;
import org.patrondesk.storage.durability.held.Tally;

/** The long runs that kill, and those over full and failing disks. */
final class SoakResults {
    private static final String NAME = "adapters-storage/soak-results.tsv";
    private static final List<String> COLUMNS = List.of(
            "date",
            "proof",
            "times",
            "acknowledged",
            "done and not acknowledged",
            "lost",
            "half-written",
            "seed",
            "command");

    private final ResultsFile file;

    private SoakResults(ResultsFile file) {
        this.file = file;
    }

    SoakResults(Path file) {
        this(new ResultsFile(file, COLUMNS));
    }

    /** The one in this repository. */
    static SoakResults ofThisRepository() {
        return new SoakResults(ResultsFile.inThisRepository(NAME, COLUMNS));
    }

    /** How often a proof was made so far. */
    int times(String proof) throws IOException {
        return file.runs()
                .filter(run -> run.contains(proof))
                .mapToInt(run -> file.number(run, "times"))
                .sum();
    }

    /** Writes down what came of one run. */
    void add(String proof, Tally tally, long seed, String command) throws IOException {
        file.add(List.of(
                LocalDate.now(ZoneOffset.UTC).toString(),
                proof,
                Integer.toString(tally.kills()),
                Integer.toString(tally.acknowledged()),
                Integer.toString(tally.cutOff()),
                Integer.toString(tally.lost()),
                Integer.toString(tally.torn()),
                Long.toString(seed),
                command));
    }
}
