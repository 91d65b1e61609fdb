package org.patrondesk.ils.sheet;

import java.util.ArrayList;
import java.util.List;

/** The rows that had to be given up so far. */
final class UnreadableRows {
    /** So many are explained; a file with more of them is hardly a sheet, and is read with shorter looks ahead. */
    static final int LIMIT = 1_000;

    private final List<SheetProblem> problems = new ArrayList<>();

    SheetRow add(long row, SheetProblem problem) {
        if (!beyondLimit()) {
            problems.add(problem);
        }
        return new SheetRow(row, List.of());
    }

    boolean beyondLimit() {
        return problems.size() == LIMIT;
    }

    List<SheetProblem> soFar() {
        return List.copyOf(problems);
    }
}
