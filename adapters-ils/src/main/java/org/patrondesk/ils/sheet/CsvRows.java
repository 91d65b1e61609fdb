package org.patrondesk.ils.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file.
 *
 * <p>A quote that never closes would swallow all rows after it. The row it is in is given up instead and reading goes
 * on at the line after the quote, so that one slip costs one row.
 */
final class CsvRows implements RowSource {
    private final Path file;
    private final CsvText text;
    private final char delimiter;
    private final UnreadableRows unreadable;
    private CsvCells cells;
    private CloseableIterator<SheetRow> records;

    CsvRows(Path file, FirstPass.Form form, UnreadableRows unreadable) throws IOException {
        this.file = file;
        this.text = new CsvText(file, form);
        this.delimiter = text.delimiter();
        this.unreadable = unreadable;
        this.cells = new CsvCells(0);
        this.records = recordsFrom(1, cells);
    }

    // Text behind a closing quote is kept, as spreadsheets do; a stricter reader would stop there.
    @SuppressWarnings("removal")
    private CloseableIterator<SheetRow> recordsFrom(long line, CsvCells collected) throws IOException {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(unreadable.beyondLimit() ? CsvCells.MAX_CELL_CHARS_AFTER_SLIPS : CsvCells.MAX_CELL_CHARS)
                .build(collected, text.from(line))
                .iterator();
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw readingFailed();
        } catch (CsvParseException e) {
            return giveUp();
        }
    }

    private SheetRow giveUp() {
        long row = cells.startLine();
        long line = cells.openLine();
        SheetRow given = unreadable.add(
                row,
                new SheetProblem(
                        file,
                        line,
                        cells.openColumn(),
                        "The quote that opens this cell is not closed within 500 lines, or the row is far too long;"
                                + " close or remove the quote."));
        try {
            records.close();
            CsvCells next = new CsvCells(line);
            records = recordsFrom(line + 1, next);
            cells = next;
            return given;
        } catch (IOException e) {
            throw readingFailed();
        }
    }

    private SheetProblem readingFailed() {
        return new SheetProblem(
                file,
                cells.startLine(),
                0,
                "Reading stopped here; check that the disk or share is still there and open the file again.");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
