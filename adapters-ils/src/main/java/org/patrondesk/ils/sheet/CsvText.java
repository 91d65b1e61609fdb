package org.patrondesk.ils.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The decoded text of a CSV file, to be read from the start of any line. */
final class CsvText {
    private static final int BUFFER = 64 * 1024;
    private static final int HEADER_WINDOW = 64 * 1024;
    private static final char[] DELIMITERS = {',', ';', '\t'};

    private final Path file;
    private final Charset charset;
    // The furthest line start found so far: rows are given up in file order, so the search goes on from there.
    private long knownLine = 1;
    private long knownOffset;

    CsvText(Path file, FirstPass.Form form) {
        this.file = file;
        this.charset = form == FirstPass.Form.WINDOWS_1252 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        this.knownOffset = form == FirstPass.Form.UTF_8_WITH_BOM ? 3 : 0;
    }

    /** A reader that replaces undecodable bytes by U+FFFD, placed at the start of the line; lines only grow. */
    Reader from(long line) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.skipNBytes(knownOffset);
            skipTo(line, in);
            return new InputStreamReader(in, charset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Bytes do for finding line ends: CR and LF are single bytes in both encodings. */
    private void skipTo(long line, InputStream in) throws IOException {
        while (knownLine < line) {
            int b = in.read();
            if (b < 0) {
                return;
            }
            knownOffset++;
            if (b == '\r') {
                in.mark(1);
                if (in.read() == '\n') {
                    knownOffset++;
                } else {
                    in.reset();
                }
            }
            knownLine += b == '\r' || b == '\n' ? 1 : 0;
        }
    }

    /** The delimiter that cuts the header into most columns; a comma where none does. */
    char delimiter() throws IOException {
        char[] window = new char[HEADER_WINDOW];
        int length = 0;
        try (Reader reader = from(1)) {
            for (int n = 0; n >= 0 && length < window.length; ) {
                length += n;
                n = reader.read(window, length, window.length - length);
            }
        }
        char best = DELIMITERS[0];
        int most = 0;
        for (char delimiter : DELIMITERS) {
            int count = countInHeader(window, length, delimiter);
            if (count > most) {
                most = count;
                best = delimiter;
            }
        }
        return best;
    }

    private static int countInHeader(char[] text, int length, char delimiter) {
        int count = 0;
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            boolean lineEnd = c == '\n' || c == '\r';
            if (!quoted && lineEnd && begun) {
                break;
            }
            quoted ^= c == '"';
            begun |= !lineEnd;
            count += !quoted && c == delimiter ? 1 : 0;
        }
        return count;
    }
}
