package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes a workbook of one sheet, in which nothing is anything but text. */
final class XlsxSheetWriter implements SheetWriter {
    private static final int ROWS_IN_MEMORY = 500;

    private final OutputStream out;
    private final Workbook workbook;
    private final Worksheet worksheet;
    private int row;
    private boolean closed;

    XlsxSheetWriter(OutputStream out, String sheetName) {
        this.out = out;
        this.workbook = new Workbook(out, "PatronDesk", null);
        this.worksheet = workbook.newWorksheet(sheetName.isBlank() ? "Sheet1" : sheetName);
    }

    @Override
    public void row(List<String> cells) {
        if (closed) {
            throw new IllegalStateException("This sheet is finished; open another writer for more rows.");
        }
        if (row == Worksheet.MAX_ROWS) {
            throw new IllegalStateException("An XLSX sheet holds at most 1,048,576 rows; write CSV instead.");
        }
        if (cells.size() > Worksheet.MAX_COLS) {
            throw new IllegalArgumentException("An XLSX row holds at most 16,384 cells; write CSV instead.");
        }
        for (int column = 0; column < cells.size(); column++) {
            write(column, XlsxText.encode(SheetWriter.neutral(cells.get(column))));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            flush();
        }
    }

    /** Texts stand inside their cells: a table of shared texts would have to be kept until the end. */
    private void write(int column, String text) {
        if (text.equals(text.strip()) && text.indexOf('\n') < 0) {
            worksheet.inlineString(row, column, text);
        } else {
            // Only rich text is written so that Excel keeps white space at its ends.
            worksheet.inlineString(
                    row, column, RichText.builder().run(text).end().build());
        }
    }

    private void flush() {
        try {
            worksheet.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // The workbook only finishes the zip; the stream is left to us.
        try (out) {
            workbook.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(IOException cause) {
        return new UncheckedIOException("The workbook could not be written; check the disk and write it again.", cause);
    }
}
