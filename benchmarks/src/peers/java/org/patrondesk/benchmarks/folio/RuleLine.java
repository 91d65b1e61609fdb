package org.patrondesk.benchmarks.folio;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A line with policies, and the criteria of the lines it is nested in.
 *
 * @param number its line in the file, from 1; 0 is the fallback
 * @param policies the ids by letter: l, r, n, o, i
 */
record RuleLine(int number, List<Criterion> criteria, Map<Character, String> policies) {
    /** The order of letters in the file's priority line, the first counts most. */
    private static final String LETTERS = "mgabcst";

    private static final Set<Character> LOCATIONS = Set.of('a', 'b', 'c', 's');

    /** One letter with the ids it allows, or, when negated, does not allow; {@code all} is the negation of none. */
    record Criterion(char letter, boolean negated, Set<String> ids) {
        boolean holds(LookUp request) {
            return ids.contains(request.of(letter)) != negated;
        }
    }

    boolean holds(LookUp request) {
        return criteria.stream().allMatch(criterion -> criterion.holds(request));
    }

    /** The higher wins: kinds of criteria first, then the highest letter, then the last line. */
    long rank() {
        long kinds = criteria.stream()
                .map(criterion -> LOCATIONS.contains(criterion.letter()) ? 's' : criterion.letter())
                .distinct()
                .count();
        int letter = criteria.stream()
                .mapToInt(criterion -> LETTERS.indexOf(criterion.letter()) + 1)
                .max()
                .orElse(0);
        return kinds * 100_000_000L + letter * 10_000_000L + number;
    }
}
