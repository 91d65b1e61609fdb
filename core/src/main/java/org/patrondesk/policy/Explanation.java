package org.patrondesk.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer is what it is, and what would have made it a yes. Each part is worked out when it is asked for.
 *
 * <p>Safe for use by many threads.
 */
public final class Explanation {
    private final Verdict verdict;
    private final Explaining explaining;
    /** One or none; null until it is asked for. */
    private @Nullable List<NearestYes> nearestYes;

    Explanation(Verdict verdict, Explaining explaining) {
        this.verdict = verdict;
        this.explaining = explaining;
    }

    /** A rule that did not hold, and the one attribute that failed. */
    public record NearMiss(String rule, String attribute) {}

    /**
     * The yes that is nearest: fewest changed attributes, all of them changeable, then the order of the vocabulary, then
     * the values nearest to the request's own.
     *
     * @param change the attributes to change and a value for each
     * @param outcome yes or conditional
     * @param rule the rule that would determine it
     */
    public record NearestYes(Map<String, Object> change, Outcome outcome, String rule) {}

    public Verdict verdict() {
        return verdict;
    }

    /** Rules that would hold if one fact were other, in the order of precedence; none while a fact is asked for. */
    public List<NearMiss> nearMisses() {
        return isAsked() ? List.of() : explaining.nearMisses();
    }

    /**
     * Empty when the answer is a yes already, a fact is asked for, or none of the changes tried (2,000 sets of
     * attributes, smallest first) makes it a yes.
     */
    public Optional<NearestYes> nearestYes() {
        synchronized (explaining) {
            if (nearestYes == null) {
                nearestYes = verdict.outcome().isYes() || isAsked()
                        ? List.of()
                        : explaining.nearestYes().stream().toList();
            }
            return nearestYes.stream().findFirst();
        }
    }

    private boolean isAsked() {
        return !verdict.missing().isEmpty();
    }

    /** The whole explanation for staff: answer, rule, reason, source, what can be done, what would make it a yes. */
    public String forStaff(Locale locale) {
        return new ExplanationText(this, locale).forStaff();
    }

    /** The answer in words for the patron: what the rule has to say to them, and what they can do. */
    public String forPatron(Locale locale) {
        return new ExplanationText(this, locale).forPatron();
    }
}
