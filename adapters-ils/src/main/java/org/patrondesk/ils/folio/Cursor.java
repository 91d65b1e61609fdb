package org.patrondesk.ils.folio;

import java.util.Optional;
import org.patrondesk.policy.PolicyProblem;

/** Walks over the words of one line. One thread. */
final class Cursor {
    private final Places places;
    private final Line line;
    private int at;

    Cursor(Places places, Line line) {
        this.places = places;
        this.line = line;
    }

    Optional<Token> peek() {
        return at < line.tokens().size() ? Optional.of(line.tokens().get(at)) : Optional.empty();
    }

    boolean sees(String text) {
        return peek().filter(token -> token.is(text)).isPresent();
    }

    boolean atEnd() {
        return at == line.tokens().size();
    }

    boolean skip(String text) {
        boolean seen = sees(text);
        at += seen ? 1 : 0;
        return seen;
    }

    /** Goes over a sign that must stand here. */
    void need(String text, String otherwise) {
        if (!skip(text)) {
            throw problem(otherwise);
        }
    }

    Token next(String otherwise) {
        Token token = peek().orElseThrow(() -> problem(otherwise));
        at++;
        return token;
    }

    Token nextWord(String otherwise) {
        if (peek().filter(Token::isWord).isEmpty()) {
            throw problem(otherwise);
        }
        return next(otherwise);
    }

    /** A problem at the next word, or behind the last. */
    PolicyProblem problem(String sentence) {
        return peek().map(token -> places.problem(token, sentence))
                .orElseGet(() -> places.problem(line.number(), line.end(), sentence));
    }

    PolicyProblem problem(Token token, String sentence) {
        return places.problem(token, sentence);
    }
}
