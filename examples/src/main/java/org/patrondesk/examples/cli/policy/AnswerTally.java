package org.patrondesk.examples.cli.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.patrondesk.examples.cli.terminal.Counted;
import org.patrondesk.examples.cli.terminal.Surroundings;
import org.patrondesk.policy.PolicyRef;
import org.patrondesk.policy.Verdict;
import org.patrondesk.vocabulary.Facts;

/** Counts what was answered. One thread. */
final class AnswerTally {
    private final Map<String, Long> outcomes = new TreeMap<>();
    private final Map<String, Long> rules = new TreeMap<>();
    private final Map<String, Long> unlisted = new TreeMap<>();
    private long answered;
    private long wrong;

    void answered(Facts facts, Verdict verdict) {
        answered++;
        outcomes.merge(verdict.outcome().code(), 1L, Long::sum);
        rules.merge(verdict.rule(), 1L, Long::sum);
        facts.unlisted().forEach(attribute -> unlisted.merge(attribute, 1L, Long::sum));
    }

    void wrong() {
        wrong++;
    }

    boolean isEmpty() {
        return answered + wrong == 0;
    }

    boolean hasWrong() {
        return wrong > 0;
    }

    /** For people who read the answers. */
    List<String> summary(PolicyRef policy) {
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(answered, "request") + " answered under " + policy.id() + " " + policy.version() + ".");
        Counted.list(lines, "Outcomes:", outcomes);
        Counted.list(lines, "By rule:", rules);
        lines.addAll(remarks());
        return lines;
    }

    /** Beside answers that a program reads. */
    void tell(Surroundings here) {
        remarks().forEach(here::say);
    }

    private List<String> remarks() {
        List<String> lines = new ArrayList<>();
        if (wrong > 0) {
            lines.add(Counted.of(wrong, "line") + " could not be answered; why stands in the place of the answer.");
        }
        Counted.list(lines, Counted.UNLISTED, unlisted);
        return lines;
    }
}
