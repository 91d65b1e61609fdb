package org.patrondesk.ils.sheet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows that had to be given up so far. */
final class UnreadableRows {
    /** A file with more of them is not a sheet, and each costs a second look at the lines after it. */
    static final int LIMIT = 1_000;

    private final Path file;
    private final List<SheetProblem> problems = new ArrayList<>();

    UnreadableRows(Path file) {
        this.file = file;
    }

    SheetRow add(long row, SheetProblem problem) {
        if (problems.size() == LIMIT) {
            throw new SheetProblem(
                    file,
                    row,
                    0,
                    "More than 1,000 rows cannot be read; check that this is a sheet and export it again.");
        }
        problems.add(problem);
        return new SheetRow(row, List.of());
    }

    List<SheetProblem> soFar() {
        return List.copyOf(problems);
    }
}
