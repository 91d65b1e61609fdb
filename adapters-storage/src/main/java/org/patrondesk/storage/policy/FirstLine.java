package org.patrondesk.storage.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks whether the first line that is not blank is a JSON object. */
final class FirstLine {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FirstLine() {}

    /** The fault as {@code line:column: sentence}; empty when there is none. */
    static Optional<String> fault(NdjsonLines lines) throws IOException {
        while (lines.advance()) {
            if (lines.tooLong()) {
                return Optional.of(
                        lines.number() + ":1: This line is longer than 1 MiB; write one object of facts on each line.");
            }
            // Whether the text is UTF-8 is for the reader of the requests to say.
            CharBuffer line = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(lines.bytes(), 0, lines.length()));
            if (lines.number() == 1 && !line.isEmpty() && line.get(0) == BYTE_ORDER_MARK) {
                line.get();
            }
            if (!NdjsonRequests.isBlank(line)) {
                return FlatObject.shapeFault(line)
                        .map(fault -> lines.number() + ":" + fault.column()
                                + ": This line is no JSON object; write one object of facts on each line.");
            }
        }
        return Optional.empty();
    }
}
