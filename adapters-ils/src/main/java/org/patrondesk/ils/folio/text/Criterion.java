package org.patrondesk.ils.folio.text;

import java.util.List;

/**
 * One condition of a line: a letter with names, with names that are excluded, or with {@code all}.
 *
 * @param names none when everything matches
 */
public record Criterion(Letter letter, List<Token> names, boolean negated) {
    public boolean matchesAll() {
        return names.isEmpty();
    }
}
