package org.patrondesk.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Box;
import org.patrondesk.library.Text;

/**
 * One sentence of a policy: for which requests, what follows, and why.
 *
 * @param id unique over all rules in force; cited by decisions for ever
 * @param tier whose word it is; decides who wins
 * @param decide the outcome; empty for a rule that only sets outputs or adds obligations
 * @param because why, for staff
 * @param say why, for the patron
 * @param source the document it rests on
 * @param instead what can be offered instead; makes a no a no with an alternative
 * @param require what must be done for a yes on condition
 * @param set other outputs, each text, whole number or boolean
 */
public record Rule(
        String id,
        String tier,
        Optional<Outcome> decide,
        Text because,
        Text say,
        String source,
        List<String> instead,
        List<String> require,
        Map<String, Object> set,
        Region region) {

    /** Where the rule holds: disjoint boxes over the vocabulary's axes. */
    public static final class Region {
        private final List<Box> boxes;

        Region(List<Box> boxes) {
            this.boxes = List.copyOf(boxes);
        }

        List<Box> boxes() {
            return boxes;
        }

        boolean contains(int[] point) {
            for (Box box : boxes) {
                if (box.contains(point)) {
                    return true;
                }
            }
            return false;
        }
    }

    public Rule {
        instead = List.copyOf(instead);
        require = List.copyOf(require);
        set = Map.copyOf(set);
    }

    /** The outcome as recorded: a no that offers something instead is a no with an alternative. */
    Optional<Outcome> outcome() {
        return decide.map(
                outcome -> outcome == Outcome.NO && !instead.isEmpty() ? Outcome.NO_WITH_ALTERNATIVE : outcome);
    }
}
