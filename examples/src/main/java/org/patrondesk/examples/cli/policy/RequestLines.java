package org.patrondesk.examples.cli.policy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.storage.policy.FactLines;
import org.patrondesk.vocabulary.Vocabulary;

/** Opens a file of requests that is read once, as it may be a pipe, and refuses what is no text. */
final class RequestLines {
    static final String EMPTY = "The file holds no request; write one object of facts on each line.";

    private static final int LOOKED_AT = 1 << 13;

    private RequestLines() {}

    static FactLines open(Path file, Vocabulary vocabulary) throws IOException {
        InputStream in = InputFile.open(file, "request");
        try {
            byte[] start = new byte[LOOKED_AT];
            int length = Math.max(0, in.read(start));
            checkText(file, start, length);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start, 0, length), in);
            return new FactLines(whole, vocabulary);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** A file of bytes would be as many bad lines as it happens to have. */
    private static void checkText(Path file, byte[] start, int length) {
        for (int i = 0; i < length; i++) {
            if (start[i] == 0) {
                throw new PolicyProblem(
                        file.toString(),
                        "This file is no UTF-8 text; requests are text with one JSON object on each line.");
            }
        }
    }
}
