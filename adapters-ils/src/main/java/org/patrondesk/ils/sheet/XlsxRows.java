package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The rows of the first visible sheet of a workbook. */
final class XlsxRows implements RowSource {
    private static final String DAMAGED =
            "This workbook is damaged here; open it in a spreadsheet program and save it again as .xlsx.";

    private final Path file;
    private final UnreadableRows unreadable;
    private final ReadableWorkbook workbook;
    private final XlsxCell cellText;
    private final Stream<Row> stream;
    private final Spliterator<Row> rows;
    private long line;
    private List<String> current = List.of();

    private XlsxRows(Path file, UnreadableRows unreadable, ReadableWorkbook workbook) throws IOException {
        this.file = file;
        this.unreadable = unreadable;
        this.workbook = workbook;
        this.cellText = new XlsxCell(workbook.isDate1904());
        this.stream = firstVisible(file, workbook).openStream();
        this.rows = stream.spliterator();
    }

    // Whatever a broken part makes the workbook reader throw, the answer to the person is the same sentence; the
    // reader's own may quote a cell.
    static XlsxRows open(Path file, UnreadableRows unreadable) {
        boolean styles = XlsxArchive.checkedHasStyles(file);
        try {
            ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(styles, true));
            return opened(file, unreadable, workbook);
        } catch (SheetProblem e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw SheetProblem.of(file, DAMAGED);
        }
    }

    private static XlsxRows opened(Path file, UnreadableRows unreadable, ReadableWorkbook workbook) throws IOException {
        try {
            return new XlsxRows(file, unreadable, workbook);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static org.dhatim.fastexcel.reader.Sheet firstVisible(Path file, ReadableWorkbook workbook) {
        return workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .or(() -> workbook.getSheet(0))
                .orElseThrow(() ->
                        SheetProblem.of(file, "This workbook has no sheet; add one with the rows and save it again."));
    }

    @Override
    public @Nullable SheetRow next() {
        try {
            while (rows.tryAdvance(this::take)) {
                if (current.stream().anyMatch(cell -> !cell.isEmpty())) {
                    return new SheetRow(line, current);
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw new SheetProblem(file, line + 1, 0, DAMAGED);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof XMLStreamException) {
                throw new SheetProblem(file, line + 1, 0, DAMAGED);
            }
            // One cell the reader does not understand: the XML goes on, so the next row can still be read.
            line++;
            return unreadable.add(
                    line, new SheetProblem(file, line, 0, "A cell of this row is damaged; type it anew."));
        }
    }

    private void take(Row row) {
        // Rows without a number of their own count from the row before.
        line = Math.max(row.getRowNum(), line + 1);
        List<String> texts = new ArrayList<>(row.getCellCount());
        row.forEach(cell -> texts.add(cell == null ? "" : cellText.of(cell)));
        current = texts;
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            workbook.close();
        }
    }
}
