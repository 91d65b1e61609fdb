package org.patrondesk.storage.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.patrondesk.policy.PolicyProblem;

/**
 * Turns the bytes of a file into text, and refuses what is too large or, by its place, not UTF-8.
 *
 * <p>A byte order mark in front is no part of the text.
 */
final class Utf8Text {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    static CharBuffer of(String name, byte[] content) {
        if (content.length > FileLimits.LARGEST) {
            throw new PolicyProblem(name + ":1:1", "The file is larger than 10 MB; a policy is smaller.");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(content), text, true);
        text.flip();
        if (result.isError()) {
            throw new PolicyProblem(
                    endOf(name, text), "The bytes here are not UTF-8; save the file in the encoding UTF-8.");
        }
        return text.isEmpty() || text.get(0) != BYTE_ORDER_MARK
                ? text
                : text.position(1).slice();
    }

    /** The place behind the text that could be read. */
    private static String endOf(String name, CharBuffer text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean lineEnds = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            column = lineEnds ? 1 : column + 1;
            line += lineEnds ? 1 : 0;
        }
        return name + ":" + line + ":" + column;
    }
}
