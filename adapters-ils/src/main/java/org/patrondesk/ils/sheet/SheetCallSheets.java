package org.patrondesk.ils.sheet;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.patrondesk.outreach.CallSheet;
import org.patrondesk.outreach.CallSheetFormat;

/** Call sheets as CSV or XLSX; cells that could start a formula are made harmless. Safe for use by many threads. */
public final class SheetCallSheets {
    private SheetCallSheets() {}

    public static CallSheetFormat csv() {
        return (sheet, to) -> write(sheet, SheetWriter.csv(kept(to)));
    }

    public static CallSheetFormat xlsx() {
        return (sheet, to) -> write(sheet, SheetWriter.xlsx(kept(to), "Calls"));
    }

    private static void write(CallSheet sheet, SheetWriter opened) throws IOException {
        try (SheetWriter writer = opened) {
            writer.row(sheet.columns());
            sheet.each(writer::row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The stream is the caller's to close. */
    private static OutputStream kept(OutputStream to) {
        return new FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
