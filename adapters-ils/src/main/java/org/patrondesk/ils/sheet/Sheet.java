package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sheet, read row by row in bounded memory: a CSV file, or the first visible sheet of an XLSX workbook.
 *
 * <p><b>CSV.</b> UTF-8 with or without BOM; text that is not well-formed UTF-8 is taken for windows-1252, whose five
 * undefined bytes (81, 8D, 8F, 90, 9D) become U+FFFD. UTF-16 is refused. The delimiter is the one of comma, semicolon
 * and tab that cuts the header into most columns; cells may be quoted with {@code "} and then hold line ends.
 *
 * <p><b>XLSX.</b> Numbers are plain ({@code 4126223114}), with the zeros in front that a format such as
 * {@code 00000} shows; dates are ISO ({@code 2016-04-06}, {@code 2016-04-06T09:30:00}, {@code 09:30:00}), booleans
 * {@code true} and {@code false}, formulas their last result, errors empty. The file must lie on the default file
 * system.
 *
 * <p><b>Rows.</b> A row whose cells are all empty counts as an empty line and is left out. Short and long rows come as
 * they are. Once the header is accepted a bad row is not fatal: it comes without cells and
 * {@link #unreadableRows()} says why. In CSV that is a quote not closed within 500 lines or 1,048,576 characters, or a
 * row beyond 16,384 cells or 4,194,304 characters; reading goes on at the line after the quote; after
 * 1,000 such rows a cell beyond 32,768 characters is given up too. Fatal are a damaged XLSX file and a failing disk.
 *
 * <p>For one thread at a time. The file must not change while it is open.
 */
public final class Sheet implements AutoCloseable {
    private final Path file;
    private final FirstPass firstPass;
    private final UnreadableRows unreadable;
    private final RowSource rows;
    private final List<String> header;
    private boolean closed;

    private Sheet(Path file, FirstPass firstPass) throws IOException {
        this.file = file;
        this.firstPass = firstPass;
        this.unreadable = new UnreadableRows();
        this.rows = firstPass.form() == FirstPass.Form.XLSX
                ? XlsxRows.open(file, unreadable)
                : new CsvRows(file, firstPass.form(), unreadable);
        try {
            this.header = readHeader();
        } catch (SheetProblem e) {
            rows.close();
            throw e;
        }
    }

    /**
     * Opens a sheet and reads its header, after one pass over the whole file.
     *
     * @throws SheetProblem when the file cannot be read as a sheet or has no header
     */
    public static Sheet open(Path file) {
        FirstPass firstPass = FirstPass.over(file);
        try {
            return new Sheet(file, firstPass);
        } catch (IOException e) {
            throw SheetProblem.of(file, e);
        }
    }

    private List<String> readHeader() {
        SheetRow first = rows.next();
        if (first == null) {
            throw SheetProblem.of(file, "This sheet has no header; write the names of the columns into its first row.");
        }
        if (first.unreadable()) {
            throw unreadable.soFar().get(0);
        }
        return first.cells();
    }

    /** {@code UTF-8}, {@code UTF-8 with BOM}, {@code windows-1252} or {@code XLSX}. */
    public String encoding() {
        return firstPass.form().label();
    }

    /** The SHA-256 of the file's bytes, 64 lower-case hexadecimal digits. */
    public String contentHash() {
        return firstPass.hash();
    }

    /** The cells of the first row that is not blank, as they are. */
    public List<String> header() {
        return header;
    }

    /**
     * The next row below the header, or null at the end.
     *
     * @throws SheetProblem when nothing more of the file can be read
     * @throws IllegalStateException when the sheet is closed
     */
    public @Nullable SheetRow next() {
        if (closed) {
            throw new IllegalStateException("This sheet is closed; open it again to read on.");
        }
        return rows.next();
    }

    /** Why rows that {@link #next()} has given so far have no cells, one problem a row, for the first 1,000. */
    public List<SheetProblem> unreadableRows() {
        return unreadable.soFar();
    }

    /** Lets go of the file; closing twice does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            rows.close();
        } catch (IOException e) {
            throw SheetProblem.of(file, e);
        }
    }
}
