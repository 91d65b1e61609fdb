package org.patrondesk.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first request of an NDJSON file.
 *
 * <p>A bad line among good ones is rejected and counted; a file whose first line is no object is another kind of file,
 * and is refused before the store is touched.
 */
final class FirstRequest {
    private FirstRequest() {}

    static void check(Path file) throws IOException {
        // Latin-1 takes every byte: whether the text is UTF-8 is for the reader of the requests to say.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 1;
            @Nullable String line = lines.readLine();
            while (line != null && line.isBlank()) {
                line = lines.readLine();
                number++;
            }
            if (line != null) {
                checkLine(file, number, line);
            }
        }
    }

    private static void checkLine(Path file, int number, String line) throws IOException {
        int start = Math.max(0, line.indexOf('{'));
        try (JsonParser parser = new JsonFactory().createParser(line.substring(start))) {
            try {
                parser.nextToken();
                parser.skipChildren();
                if (parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null) {
                    return;
                }
                throw refused(
                        file, number, start + parser.currentTokenLocation().getColumnNr());
            } catch (JsonProcessingException e) {
                throw refused(file, number, start + parser.currentLocation().getColumnNr());
            }
        }
    }

    private static BadInput refused(Path file, int line, int column) {
        return new BadInput(file + ":" + line + ":" + column
                + ": This line is no JSON object; write one object of facts on each line.");
    }
}
