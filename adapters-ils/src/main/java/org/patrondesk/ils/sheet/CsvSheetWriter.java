package org.patrondesk.ils.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes RFC 4180 CSV. */
final class CsvSheetWriter implements SheetWriter {
    private final CsvWriter writer;
    private boolean closed;

    CsvSheetWriter(OutputStream out) {
        this.writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(new Cautious())
                .build(out, StandardCharsets.UTF_8);
    }

    @Override
    public void row(List<String> cells) {
        if (closed) {
            throw new IllegalStateException("This sheet is finished; open another writer for more rows.");
        }
        CsvWriter.CsvWriterRecord record = writer.writeRecord();
        for (String cell : cells) {
            record.writeField(SheetWriter.neutral(cell));
        }
        record.endRecord();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The CSV could not be finished; check the disk and write it again.", e);
        }
    }

    private static final class Cautious implements QuoteStrategy {
        /** A row of one empty cell would otherwise be an empty line, which readers leave out. */
        @Override
        public boolean quoteEmpty(int lineNo, int fieldIdx) {
            return fieldIdx == 0;
        }

        /**
         * Without quotes a program set to another delimiter would start a new cell in the middle of this one.
         *
         * <p>Any sign can be set as the delimiter, so only what has none but those of plain words goes without quotes.
         */
        @Override
        public boolean quoteValue(int lineNo, int fieldIdx, String value) {
            return value.charAt(0) <= ' ' || !value.codePoints().allMatch(Cautious::isPlain);
        }

        private static boolean isPlain(int character) {
            return Character.isLetterOrDigit(character) || " .-+'()/@_=".indexOf(character) >= 0;
        }
    }
}
