package org.patrondesk.storage.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks whether the first line that is not blank is a JSON object. */
final class FirstLine {
    private static final JsonFactory FACTORY = FileLimits.factory();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FirstLine() {}

    /** The fault as {@code line:column: sentence}; empty when there is none. */
    static Optional<String> fault(NdjsonLines lines) throws IOException {
        while (lines.advance()) {
            if (lines.tooLong()) {
                return Optional.of(
                        lines.number() + ":1: This line is longer than 1 MiB; write one object of facts on each line.");
            }
            // Whether the text is UTF-8 is for the reader of the requests to say.
            String line = new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8);
            if (lines.number() == 1 && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(1);
            }
            if (!line.isBlank()) {
                int column = columnOfFault(line);
                return column == 0
                        ? Optional.empty()
                        : Optional.of(lines.number() + ":" + column
                                + ": This line is no JSON object; write one object of facts on each line.");
            }
        }
        return Optional.empty();
    }

    /** Where the line stops being one object, from 1; 0 when it is one. */
    private static int columnOfFault(String line) throws IOException {
        try (JsonParser parser = FACTORY.createParser(line.toCharArray())) {
            try {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    parser.skipChildren();
                    return parser.nextToken() == null ? 0 : column(parser.currentTokenLocation());
                }
                return column(parser.currentTokenLocation());
            } catch (JsonProcessingException e) {
                return column(e.getLocation() == null ? parser.currentLocation() : e.getLocation());
            }
        }
    }

    private static int column(JsonLocation location) {
        return Math.max(1, location.getColumnNr());
    }
}
