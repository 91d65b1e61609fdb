package org.patrondesk.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something about a policy that a person should look at. Proved, never guessed. Immutable.
 *
 * @param rules the ids of the rules it is about, the one to be edited first
 * @param offering the id of the offering; empty when it is about none
 * @param witness a request that shows it, by attribute; only what is known, and empty where no request can
 * @param rows how many recorded decisions lie where it matters; 0 until they are counted by a {@link FindingTally}
 * @param edit one edit that would mend it
 * @param sentence what is wrong
 */
public record Finding(
        FindingKind kind,
        List<String> rules,
        String offering,
        Map<String, Object> witness,
        long rows,
        String edit,
        String sentence) {
    public Finding {
        rules = List.copyOf(rules);
        witness = Collections.unmodifiableMap(new LinkedHashMap<>(witness));
    }
}
