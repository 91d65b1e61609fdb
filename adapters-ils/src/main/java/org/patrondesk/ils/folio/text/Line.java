package org.patrondesk.ils.folio.text;

import java.util.List;

/**
 * A line that says something: neither empty nor all comment.
 *
 * @param indent how many spaces stand before its first word
 * @param end the column behind its last character that counts
 */
public record Line(int number, int indent, List<Token> tokens, int end) {
    public Token first() {
        return tokens.get(0);
    }
}
