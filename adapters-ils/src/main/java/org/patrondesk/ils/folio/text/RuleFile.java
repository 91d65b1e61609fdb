package org.patrondesk.ils.folio.text;

import java.util.List;
import java.util.Map;

/** A rule file as it is written, with the rows in order. */
public record RuleFile(Priority priority, Map<PolicyLetter, Token> fallback, List<Row> rows) {
    /** The line of the fallback. */
    public int fallbackLine() {
        return fallback.values().iterator().next().line();
    }
}
