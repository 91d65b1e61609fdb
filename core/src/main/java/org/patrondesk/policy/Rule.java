package org.patrondesk.policy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.patrondesk.library.Text;

/**
 * One sentence of a policy: for which requests, what follows, and why. Immutable.
 *
 * @param id unique over all rules in force; cited by decisions for ever
 * @param tier whose word it is; decides who wins
 * @param weight the higher wins within a tier; 0 unless written
 * @param effective on which days it holds
 * @param when for which requests: any of these conditions
 * @param unless and for none of these
 * @param decide the outcome; empty for a rule that only sets outputs or adds obligations
 * @param set other outputs, each text, whole number or boolean
 * @param require what must be done for a yes on condition
 * @param instead what can be offered instead; makes a no a no with an alternative
 * @param override who may say yes all the same
 * @param words why, and on what it rests
 */
public record Rule(
        String id,
        String tier,
        int weight,
        Effective effective,
        List<Condition> when,
        List<Condition> unless,
        Optional<Outcome> decide,
        Map<String, Object> set,
        List<String> require,
        List<String> instead,
        Optional<Authority> override,
        Words words) {

    /**
     * The days on which a rule holds, both included.
     *
     * @param from the first; empty for a rule that always was
     * @param until the last; empty for a rule without an end
     */
    public record Effective(Optional<LocalDate> from, Optional<LocalDate> until) {
        public static final Effective ALWAYS = new Effective(Optional.empty(), Optional.empty());

        /** Whether there is a first or a last day. */
        public boolean isBounded() {
            return from.isPresent() || until.isPresent();
        }
    }

    /**
     * Why a rule is, and who keeps it.
     *
     * @param because why, for staff
     * @param say why, for the patron
     * @param source the document it rests on
     * @param owner who keeps it up to date; empty when nobody is named
     * @param review the day by which its owner looks at it again
     * @param principles the ids of the philosophy's principles that it serves
     */
    public record Words(
            Text because, Text say, String source, String owner, Optional<LocalDate> review, List<String> principles) {
        public Words {
            principles = List.copyOf(principles);
        }
    }

    public Rule {
        when = List.copyOf(when);
        unless = List.copyOf(unless);
        set = Collections.unmodifiableMap(new TreeMap<>(set));
        require = List.copyOf(require);
        instead = List.copyOf(instead);
    }

    /** Ids are unique, and hashing the whole rule would cost more than most questions about it. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Why, for staff. */
    public Text because() {
        return words.because();
    }

    /** Why, for the patron. */
    public Text say() {
        return words.say();
    }

    /** The document it rests on; empty when none is named. */
    public String source() {
        return words.source();
    }

    /** The outcome as recorded: a no that offers something instead is a no with an alternative. */
    public Optional<Outcome> outcome() {
        return decide.map(
                outcome -> outcome == Outcome.NO && !instead.isEmpty() ? Outcome.NO_WITH_ALTERNATIVE : outcome);
    }
}
