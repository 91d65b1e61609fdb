package org.patrondesk.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file that sums up all long runs: one line for each run of each proof, committed with the code.
 *
 * <p>A proof goes on from the sum of its lines.
 *
 * @param columns their names, which are the file's first line
 */
public record ResultsFile(Path file, List<String> columns) {
    public ResultsFile {
        columns = List.copyOf(columns);
    }

    /** One in this repository. */
    public static ResultsFile inThisRepository(String name, List<String> columns) {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("mvnw"))) {
            at = Objects.requireNonNull(at.getParent(), "The tests run inside the repository.");
        }
        return new ResultsFile(at.resolve(name), columns);
    }

    /** All runs so far, each with its cells. */
    public Stream<List<String>> runs() throws IOException {
        return lines().stream().skip(1).map(line -> List.of(line.split("\t", -1)));
    }

    /** The number of the run's column. */
    public int number(List<String> run, String column) {
        return Integer.parseInt(run.get(columns.indexOf(column)));
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of(String.join("\t", columns));
    }

    /** Writes down what came of one run. */
    public void add(List<String> run) throws IOException {
        if (run.size() != columns.size()) {
            throw new IllegalArgumentException("A run has " + columns.size() + " cells, and not " + run.size() + ".");
        }
        List<String> lines = new ArrayList<>(lines());
        lines.add(String.join("\t", run));
        Files.write(file, lines);
    }
}
