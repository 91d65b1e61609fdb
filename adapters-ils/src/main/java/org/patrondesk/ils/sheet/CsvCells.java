package org.patrondesk.ils.sheet;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the cells of one CSV record after the other and knows how far it came when the parser gives up. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<SheetRow> {
    static final int MAX_CELLS = 16_384;
    static final int MAX_CELL_CHARS = 1024 * 1024;
    /** Each slip costs a second look at what follows it, so where slips abound the look is short. */
    static final int MAX_CELL_CHARS_AFTER_SLIPS = 32 * 1024;

    static final int MAX_ROW_CHARS = 4 * 1024 * 1024;
    /** A cell of more lines is a quote that somebody forgot to close. */
    static final int MAX_CELL_BREAKS = 500;

    private final long linesBefore;
    private String[] cells = new String[32];
    private int count;
    private int chars;
    private long startLine;
    private long breaks;

    CsvCells(long linesBefore) {
        this.linesBefore = linesBefore;
    }

    /** The line on which the record begins. */
    long startLine() {
        return startLine;
    }

    /** The line on which the cell begins that was not finished. */
    long openLine() {
        return startLine + breaks;
    }

    /** The cell that was not finished, counted from 1. */
    int openColumn() {
        return count + 1;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        startLine = linesBefore + startingLineNumber;
        count = 0;
        chars = 0;
        breaks = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int inside = quoted ? breaksIn(buffer, offset, length) : 0;
        chars += length;
        if (inside > MAX_CELL_BREAKS || length > MAX_CELL_CHARS || chars > MAX_ROW_CHARS || index == MAX_CELLS) {
            throw new IllegalStateException("record beyond the limits");
        }
        if (index == cells.length) {
            cells = Arrays.copyOf(cells, index * 2);
        }
        cells[index] = length == 0 ? "" : new String(buffer, offset, length);
        count = index + 1;
        breaks += inside;
    }

    @Override
    protected @Nullable SheetRow buildRecord() {
        if (chars == 0) {
            return null;
        }
        return new SheetRow(startLine, List.of(Arrays.copyOf(cells, count)));
    }

    private static int breaksIn(char[] buffer, int offset, int length) {
        int found = 0;
        for (int i = offset; i < offset + length; i++) {
            boolean lone = buffer[i] == '\n' && (i == offset || buffer[i - 1] != '\r');
            found += lone || buffer[i] == '\r' ? 1 : 0;
        }
        return found;
    }
}
