package org.patrondesk.ils.folio;

import java.util.List;
import java.util.Map;

/** A rule file as it is written, with the rows in order. */
record RuleFile(Priority priority, Map<PolicyLetter, Token> fallback, List<Row> rows) {
    /** The line of the fallback. */
    int fallbackLine() {
        return fallback.values().iterator().next().line();
    }
}
