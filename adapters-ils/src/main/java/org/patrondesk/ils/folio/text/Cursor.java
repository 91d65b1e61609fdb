package org.patrondesk.ils.folio.text;

import java.util.Optional;
import org.patrondesk.policy.PolicyProblem;

/** Walks over the words of one line. One thread. */
public final class Cursor {
    private final Places places;
    private final Line line;
    private int at;

    public Cursor(Places places, Line line) {
        this.places = places;
        this.line = line;
    }

    public Optional<Token> peek() {
        return at < line.tokens().size() ? Optional.of(line.tokens().get(at)) : Optional.empty();
    }

    public boolean sees(String text) {
        return peek().filter(token -> token.is(text)).isPresent();
    }

    public boolean atEnd() {
        return at == line.tokens().size();
    }

    public boolean skip(String text) {
        boolean seen = sees(text);
        at += seen ? 1 : 0;
        return seen;
    }

    /** Goes over a sign that must stand here. */
    public void need(String text, String otherwise) {
        if (!skip(text)) {
            throw problem(otherwise);
        }
    }

    public Token next(String otherwise) {
        Token token = peek().orElseThrow(() -> problem(otherwise));
        at++;
        return token;
    }

    public Token nextWord(String otherwise) {
        if (peek().filter(Token::isWord).isEmpty()) {
            throw problem(otherwise);
        }
        return next(otherwise);
    }

    /** A problem at the next word, or behind the last. */
    public PolicyProblem problem(String sentence) {
        return peek().map(token -> places.problem(token, sentence))
                .orElseGet(() -> places.problem(line.number(), line.end(), sentence));
    }

    public PolicyProblem problem(Token token, String sentence) {
        return places.problem(token, sentence);
    }
}
