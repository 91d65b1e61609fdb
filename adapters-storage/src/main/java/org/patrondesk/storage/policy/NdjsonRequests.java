package org.patrondesk.storage.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.ContentHash;
import org.patrondesk.trial.RequestRow;
import org.patrondesk.trial.RequestSource;
import org.patrondesk.vocabulary.Vocabulary;

/**
 * Requests from a file of UTF-8 text with one flat JSON object of facts on each line.
 *
 * <p>A member is an attribute of the vocabulary; null, like an absent one, is an unknown fact. {@code branch} and
 * {@code channel}, where they are no attributes, say where and how the request came; without them it came from an
 * unknown branch in a batch. Blank lines are skipped. A line that cannot be understood is rejected by one of the reasons
 * here, and never ends the reading. Memory is bounded by the longest line, 1 MiB. Used by one thread.
 */
public final class NdjsonRequests implements RequestSource, AutoCloseable {
    /** The line is no flat JSON object, or has a key twice. */
    public static final String MALFORMED_JSON = "malformed-json";

    /** The line is not UTF-8. */
    public static final String NOT_UTF_8 = "not-utf-8";

    /** A member is no attribute of the vocabulary. */
    public static final String UNKNOWN_ATTRIBUTE = "unknown-attribute";

    /** A value does not fit its attribute, or the branch is none. */
    public static final String UNFIT_VALUE = "unfit-value";

    /** The channel is none of the known words. */
    public static final String UNKNOWN_CHANNEL = "unknown-channel";

    /** The line is longer than 1 MiB. */
    public static final String LINE_TOO_LONG = "line-too-long";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final NdjsonLines lines;
    private final FlatFacts facts;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);

    private NdjsonRequests(NdjsonLines lines, Vocabulary vocabulary) {
        this.lines = lines;
        this.facts = new FlatFacts(vocabulary);
    }

    /**
     * Opens a file for requests under this vocabulary.
     *
     * @throws IOException when there is no such file or it may not be read
     */
    public static NdjsonRequests open(Path file, Vocabulary vocabulary) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a directory stands where a file is expected");
        }
        return new NdjsonRequests(new NdjsonLines(Files.newInputStream(file)), vocabulary);
    }

    /**
     * The next request, or null after the last.
     *
     * @throws UncheckedIOException when the file cannot be read on
     */
    @Override
    public @Nullable RequestRow next() {
        try {
            while (lines.advance()) {
                RequestRow row = row();
                if (row != null) {
                    return row;
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("The requests cannot be read on; check the file and its disk.", e);
        }
    }

    private @Nullable RequestRow row() {
        long number = lines.number();
        if (lines.tooLong()) {
            return new RequestRow.Rejected(number, LINE_TOO_LONG);
        }
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(lines.bytes(), 0, lines.length()));
            if (number == 1 && !text.isEmpty() && text.get(0) == BYTE_ORDER_MARK) {
                text.get();
            }
            return isBlank(text) ? null : facts.row(number, text);
        } catch (CharacterCodingException e) {
            return new RequestRow.Rejected(number, NOT_UTF_8);
        }
    }

    static boolean isBlank(CharBuffer text) {
        return text.chars().allMatch(c -> c == ' ' || c == '\t');
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /**
     * What is wrong with the first line that is not blank, as {@code line:column: sentence}; empty when it is an object.
     *
     * <p>A bad line among good ones is rejected and counted; a file that begins with one is another kind of file. Both
     * are counted from 1, columns in characters; no more than 1 MiB of a line is read.
     *
     * @throws IOException when the file cannot be read
     */
    public static Optional<String> firstFault(Path file) throws IOException {
        try (NdjsonLines lines = new NdjsonLines(Files.newInputStream(file))) {
            return FirstLine.fault(lines);
        }
    }

    /**
     * The SHA-256 over a file's bytes, in one pass.
     *
     * @throws IOException when the file cannot be read
     */
    public static ContentHash hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                byte[] block = new byte[1 << 16];
                while (in.read(block) >= 0) {
                    // The stream digests what passes.
                }
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
