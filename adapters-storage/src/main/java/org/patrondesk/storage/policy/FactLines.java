package org.patrondesk.storage.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.patrondesk.policy.PolicyProblem;
import org.patrondesk.vocabulary.Facts;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * The facts of requests from UTF-8 text with one flat JSON object on each line, read in one pass.
 *
 * <p>A line that is wrong comes in its place, with what is wrong and where. Members, blank lines and limits are those of
 * {@link NdjsonRequests}; {@code branch} and {@code channel}, where they are no attributes, are checked and left out.
 * Used by one thread.
 */
public final class FactLines implements AutoCloseable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final NdjsonLines lines;
    private final PlacedFacts facts;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private CharBuffer text = CharBuffer.allocate(1 << 12);

    /** Reads on from here; closing closes the stream. */
    public FactLines(InputStream in, Vocabulary vocabulary) {
        this.lines = new NdjsonLines(in);
        this.facts = new PlacedFacts(vocabulary);
    }

    /**
     * Reads one request from a text of its own, which may have many lines.
     *
     * @param name the file's name, for messages
     * @throws PolicyProblem naming file, line and column
     */
    public static Facts only(String name, byte[] content, Vocabulary vocabulary) {
        if (content.length > NdjsonLines.LONGEST) {
            throw new PolicyProblem(name + ":1:1", "The request is longer than 1 MiB; it is one object of facts.");
        }
        try {
            return new PlacedFacts(vocabulary).read(Utf8Text.of(name, content));
        } catch (FlatFault fault) {
            throw new PolicyProblem(name + ":" + fault.line() + ":" + fault.column(), fault.sentence());
        }
    }

    /**
     * The next line that is not blank, or null after the last.
     *
     * @throws UncheckedIOException when the text cannot be read on
     */
    public @Nullable FactLine next() {
        try {
            while (lines.advance()) {
                FactLine line = line();
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The requests cannot be read on; check the file and its disk.", e);
        }
    }

    private @Nullable FactLine line() {
        long number = lines.number();
        if (lines.tooLong()) {
            return new FactLine.Wrong(
                    number, 1, "This line is longer than 1 MiB; write one object of facts on each line.");
        }
        if (!decode()) {
            return new FactLine.Wrong(
                    number, text.position() + 1, "The bytes here are not UTF-8; save the file in the encoding UTF-8.");
        }
        text.flip();
        int skipped = number == 1 && !text.isEmpty() && text.get(0) == BYTE_ORDER_MARK ? 1 : 0;
        text.position(skipped);
        if (NdjsonRequests.isBlank(text)) {
            return null;
        }
        try {
            return new FactLine.Read(number, facts.read(text));
        } catch (FlatFault fault) {
            return new FactLine.Wrong(number, fault.column() + skipped, fault.sentence());
        }
    }

    /** Whether the bytes of the line are text; up to where is the buffer's position. */
    private boolean decode() {
        if (text.capacity() < lines.length()) {
            text = CharBuffer.allocate(lines.length() * 2);
        }
        text.clear();
        decoder.reset();
        return !decoder.decode(ByteBuffer.wrap(lines.bytes(), 0, lines.length()), text, true)
                .isError();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
