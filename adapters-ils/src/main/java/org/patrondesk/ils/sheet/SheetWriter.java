package org.patrondesk.ils.sheet;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Writes a sheet row by row, in bounded memory, so that no spreadsheet program takes a cell for a formula.
 *
 * <p>Every cell goes through {@link #neutral}. Writers close the stream they were given. For one thread at a time.
 */
public sealed interface SheetWriter extends AutoCloseable permits CsvSheetWriter, XlsxSheetWriter {
    /**
     * A writer of CSV as in RFC 4180: commas, CRLF, UTF-8 without BOM.
     *
     * <p>Quoted is every cell that needs it, and any with a sign such as {@code ; | :} or a tab that other settings take for
     * a delimiter: what follows it would be a cell of its own, a formula perhaps.
     */
    static SheetWriter csv(OutputStream out) {
        return new CsvSheetWriter(out);
    }

    /**
     * A writer of an XLSX workbook with one sheet whose cells are all text.
     *
     * <p>Characters that XML forbids become U+FFFD; a text beyond 32,767 characters, Excel's limit, is cut and ends in
     * an ellipsis.
     *
     * @param sheetName what Excel does not allow in it is replaced, and it is cut to 31 characters; blank is "Sheet1"
     */
    static SheetWriter xlsx(OutputStream out, String sheetName) {
        return new XlsxSheetWriter(out, sheetName);
    }

    /**
     * The cell, with an apostrophe in front when a spreadsheet program could start a formula with it.
     *
     * <p>That is a cell that begins, after any white space, with {@code = + - @} or a wide or small form of them, or
     * whose leading white space holds a tab, CR or LF. So phone numbers such as {@code +1 519} and negative numbers
     * get one too. Applying it twice changes nothing more.
     */
    static String neutral(String cell) {
        return FormulaStart.isAt(cell) ? "'" + cell : cell;
    }

    /**
     * Writes one row.
     *
     * @throws IllegalArgumentException when the row has more cells than an XLSX sheet can hold, 16,384
     * @throws IllegalStateException when the writer is closed, or the XLSX sheet has its 1,048,576 rows
     * @throws UncheckedIOException when the stream fails
     */
    void row(List<String> cells);

    /**
     * Finishes the file and closes the stream; closing twice does nothing.
     *
     * @throws UncheckedIOException when the stream fails; the file is then not whole
     */
    @Override
    void close();
}
