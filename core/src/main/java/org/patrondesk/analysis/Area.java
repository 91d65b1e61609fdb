package org.patrondesk.analysis;

import java.util.List;
import org.patrondesk.box.Box;
import org.patrondesk.policy.Outcome;

/**
 * The requests that a finding is about.
 *
 * @param by the rule that determines the answer, or {@code default}; empty for any
 * @param boxes where they lie: in one of these
 * @param answers which answers they get
 */
record Area(String by, List<Box> boxes, Answers answers) {
    /** Some of all answers. */
    enum Answers {
        ANY,
        YES,
        NO
    }

    /** About how many requests lie there. */
    double size() {
        return boxes.stream().mapToDouble(Box::size).sum();
    }

    static Area of(List<Part> parts) {
        return new Area("", parts.stream().map(Part::box).toList(), Answers.ANY);
    }

    /** Whether all of these requests belong to it, which get this answer by this rule. */
    boolean has(Box requests, String rule, Outcome outcome) {
        return fits(rule, outcome) && boxes.stream().anyMatch(box -> box.covers(requests));
    }

    /** Whether some of these requests belong to it, which get this answer by this rule. */
    boolean mayHave(Box requests, String rule, Outcome outcome) {
        return fits(rule, outcome) && boxes.stream().anyMatch(box -> box.meets(requests));
    }

    private boolean fits(String rule, Outcome outcome) {
        boolean fits = switch (answers) {
            case ANY -> true;
            case YES -> outcome.isYes();
            case NO -> outcome.isNo();
        };
        return fits && (by.isEmpty() || by.equals(rule));
    }
}
