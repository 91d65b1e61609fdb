package org.patrondesk.ils.folio.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.patrondesk.ils.folio.text.Priority.Regulation;

/** Reads the priority line. One thread. */
public final class PriorityReader {
    private static final String LAST =
            "The last regulation is 'first-line' or 'last-line', and nothing stands behind it.";

    private final Cursor line;
    private final List<Regulation> regulations = new ArrayList<>();
    private final List<Letter> order = new ArrayList<>();

    private PriorityReader(Cursor line) {
        this.line = line;
    }

    public static Priority read(Cursor line) {
        return new PriorityReader(line).priority();
    }

    private Priority priority() {
        line.need("priority", "Expected the priority line here.");
        line.need(":", "Expected ':' after 'priority'.");
        if (line.peek().flatMap(token -> Letter.of(token.text())).isPresent()) {
            letters();
            return end(new Priority(List.of(Regulation.CRITERIUM, Regulation.NUMBER_OF_CRITERIA), order, false));
        }
        while (!line.sees("first-line") && !line.sees("last-line")) {
            regulation();
            line.need(",", "Expected ',' and then the next regulation; the last is 'first-line' or 'last-line'.");
        }
        boolean first = line.next(LAST).is("first-line");
        return end(new Priority(regulations, order, first));
    }

    private Priority end(Priority priority) {
        if (!line.atEnd()) {
            throw line.problem(LAST);
        }
        return priority;
    }

    private void regulation() {
        Token word = line.next("A regulation is missing: criterium(...), number-of-criteria, first-line or last-line.");
        Regulation regulation = switch (word.text()) {
            case "criterium" -> Regulation.CRITERIUM;
            case "number-of-criteria" -> Regulation.NUMBER_OF_CRITERIA;
            default ->
                throw line.problem(
                        word,
                        "'" + word.text() + "' is no regulation; they are criterium(...), number-of-criteria,"
                                + " first-line and last-line, or seven letters alone.");
        };
        if (regulations.contains(regulation)) {
            throw line.problem(word, "'" + word.text() + "' stands twice; keep one.");
        }
        regulations.add(regulation);
        if (regulation == Regulation.CRITERIUM) {
            line.need("(", "Expected '(' and the seven letters.");
            letters();
            line.need(")", "Expected ')' after the seven letters.");
        }
    }

    private void letters() {
        Token first = line.next("Expected the seven letters t, s, c, b, a, m and g here.");
        letter(first);
        for (Optional<Token> next = nextLetter(); next.isPresent(); next = nextLetter()) {
            letter(line.next(LAST));
        }
        if (order.size() != Letter.values().length) {
            throw line.problem(
                    first,
                    "Found " + order.size()
                            + " letters; each of the seven letters t, s, c, b, a, m and g stands once.");
        }
    }

    private Optional<Token> nextLetter() {
        if (line.skip(",")
                && line.peek().flatMap(token -> Letter.of(token.text())).isEmpty()) {
            throw line.problem("Expected one of the letters t, s, c, b, a, m and g after ','.");
        }
        return line.peek().filter(token -> Letter.of(token.text()).isPresent());
    }

    private void letter(Token token) {
        Letter letter = Letter.of(token.text())
                .orElseThrow(() ->
                        line.problem(token, "'" + token.text() + "' is none of the letters t, s, c, b, a, m and g."));
        if (order.contains(letter)) {
            throw line.problem(token, "The letter '" + token.text() + "' stands twice; each of the seven stands once.");
        }
        order.add(letter);
    }
}
