package org.patrondesk.ils.sheet;

import java.util.List;

/**
 * One record of a sheet, with as many cells as the file gave it.
 *
 * <p>A row without cells stands for a record that could not be read: {@link Sheet#unreadableRows()} says why, and the
 * rows after it are good. Rows are immutable and safe for use by many threads.
 *
 * @param line the line of the file on which the record starts, 1 being the first; in XLSX the row's number
 * @param cells the text of the cells, never null, an empty cell as empty text
 */
public record SheetRow(long line, List<String> cells) {
    public SheetRow {
        if (line < 1) {
            throw new IllegalArgumentException("Lines of a sheet are counted from 1; give the line the row starts on.");
        }
        cells = List.copyOf(cells);
    }

    /** Whether the record could not be read; it then has no cells. */
    public boolean unreadable() {
        return cells.isEmpty();
    }

    /** The place of the row without its cells, which may hold personal data. */
    @Override
    public String toString() {
        return "SheetRow[line=" + line + ", " + cells.size() + " cells]";
    }
}
