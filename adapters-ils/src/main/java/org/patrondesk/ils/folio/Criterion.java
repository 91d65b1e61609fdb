package org.patrondesk.ils.folio;

import java.util.List;

/**
 * One condition of a line: a letter with names, with names that are excluded, or with {@code all}.
 *
 * @param names none when everything matches
 */
record Criterion(Letter letter, List<Token> names, boolean negated) {
    boolean matchesAll() {
        return names.isEmpty();
    }
}
