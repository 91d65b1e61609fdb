package org.patrondesk.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Leftover;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Rule;

/**
 * Rules that decide differently where both hold, while nothing but their place in the file, or their id, says which of them
 * wins.
 *
 * <p>A rule that holds only where the other does is an exception to it, and no conflict. Two rules count only if one of them
 * really determines an answer where both hold. There is one finding for each rule that wins so, and it names up to
 * {@value #MOST} of those that lose; where there are no more, it names all.
 */
final class Conflicts {
    /** In a large policy a rule may meet hundreds; nobody reads so many. */
    static final int MOST = 4;

    private final Ground ground;
    private final Meetings meetings;

    Conflicts(Ground ground, Meetings meetings) {
        this.ground = ground;
        this.meetings = meetings;
    }

    List<Draft> drafts() {
        List<Draft> drafts = new ArrayList<>();
        for (Rule rule : ground.policy().set().rules()) {
            Map<String, Pair> pairs = pairs(rule);
            if (!pairs.isEmpty()) {
                drafts.add(draft(rule, List.copyOf(pairs.values())));
            }
        }
        return drafts;
    }

    /** A part that wins, and one behind it. */
    private record Pair(Part first, Part second) {}

    /** Those that lose to a rule, by their rules' ids. */
    private Map<String, Pair> pairs(Rule rule) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        for (Part part : ground.parts(rule)) {
            if (part.determines()) {
                // Those that are known already come first, because the others cost a search each; a search for one may
                // make another known.
                for (boolean known : new boolean[] {true, false}) {
                    look(part, known, pairs);
                }
            }
        }
        return pairs;
    }

    private void look(Part part, boolean known, Map<String, Pair> pairs) {
        for (Part behind : ground.later(part)) {
            if (pairs.size() == MOST) {
                return;
            }
            if (part.level() == behind.level()
                    && differ(part, behind)
                    && (!known || meetings.isKnown(part, behind))
                    && !pairs.containsKey(behind.rule().id())
                    && !isException(part.rule(), behind.rule())
                    && !isException(behind.rule(), part.rule())
                    && meetings.matters(part, behind)) {
                pairs.put(behind.rule().id(), new Pair(part, behind));
            }
        }
    }

    private boolean differ(Part one, Part other) {
        return one.determines() && other.determines() && decided(one) != decided(other) && !one.isOf(other.rule());
    }

    /** What a rule decides, whether or not it offers something instead. */
    private Outcome decided(Part part) {
        return part.rule().decide().orElse(ground.otherwise());
    }

    /** Whether a rule holds only where the other does. */
    private boolean isException(Rule rule, Rule general) {
        List<Part> wide = ground.parts(general);
        for (Part part : ground.parts(rule)) {
            boolean within = wide.size() == 1
                    ? ground.covers(wide.get(0), part)
                    : ground.outside(part.cell(), wide, any -> true) instanceof Leftover.Nothing;
            if (!within) {
                return false;
            }
        }
        return true;
    }

    private Draft draft(Rule rule, List<Pair> pairs) {
        List<Box> where = pairs.stream()
                .flatMap(pair -> ground.boxes(pair.second().rule()).stream())
                .toList();
        double size = pairs.stream()
                .mapToDouble(pair -> ground.shared(pair.first(), pair.second()))
                .sum();
        return new Draft(
                FindingKind.CONFLICT,
                size,
                new Area(rule.id(), where, Area.Answers.ANY),
                () -> words(
                        rule, pairs.stream().map(pair -> pair.second().rule()).toList(), place(pairs.get(0))));
    }

    private Box place(Pair pair) {
        return meetings.place(pair.first(), pair.second());
    }

    private Finding words(Rule first, List<Rule> others, Box place) {
        Rule second = others.get(0);
        List<String> ids = others.stream().map(Rule::id).toList();
        String contrary = others.size() == 1 ? decision(second) : "otherwise";
        return new Finding(
                FindingKind.CONFLICT,
                Stream.concat(Stream.of(first.id()), ids.stream()).toList(),
                "",
                ground.request(place),
                0,
                "Add to rule '" + second.id() + "' an 'unless' with what rule '" + first.id() + "' is about.",
                "Rule '" + first.id() + "' says " + decision(first) + " and " + Wording.rules(ids) + " " + contrary
                        + " where both hold, such as "
                        + new Wording(ground).example(place, first, second)
                        + "; only their order says which wins.");
    }

    private String decision(Rule rule) {
        return rule.outcome().orElse(ground.otherwise()).code();
    }
}
