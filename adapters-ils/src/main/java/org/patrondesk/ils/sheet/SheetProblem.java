package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A sheet that cannot be read, said in one sentence a librarian can act on.
 *
 * <p>The message is {@code file:line:column: sentence}, without what is unknown. Neither it nor a cause ever holds the
 * content of a cell, because cells hold personal data.
 */
public final class SheetProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    // Not every file system has serializable paths; the problem stays serializable where its path is.
    @SuppressWarnings("serial")
    private final Path file;

    private final long line;
    private final int column;
    private final String sentence;

    /**
     * A problem at a place of a file.
     *
     * @param line counted from 1; 0 where the problem is the file as a whole
     * @param column the cell within the row, counted from 1; 0 where it is unknown
     */
    public SheetProblem(Path file, long line, int column, String sentence) {
        super(place(file, line, column) + ": " + sentence);
        this.file = file;
        this.line = line;
        this.column = column;
        this.sentence = sentence;
    }

    static SheetProblem of(Path file, String sentence) {
        return new SheetProblem(file, 0, 0, sentence);
    }

    static SheetProblem of(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return of(file, "There is no such file; check the name and the folder.");
        }
        if (failure instanceof AccessDeniedException) {
            return of(file, "This file may not be read; ask for read permission on it.");
        }
        return of(file, "Reading this file failed; check that the disk or share is still there and try again.");
    }

    private static String place(Path file, long line, int column) {
        if (line == 0) {
            return file.toString();
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }

    /** The stable code of this kind of problem. */
    public String code() {
        return "sheet-problem";
    }

    /** The file that was opened. */
    public Path file() {
        return file;
    }

    /** The line (in XLSX the row), counted from 1; 0 when unknown. */
    public long line() {
        return line;
    }

    /** The cell within the row, counted from 1; 0 when unknown. */
    public int column() {
        return column;
    }

    /** What is wrong and what to do, without the place. */
    public String sentence() {
        return sentence;
    }
}
