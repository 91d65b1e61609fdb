package org.patrondesk.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Rule;

/**
 * A part of a rule in the joint space, in the order of precedence.
 *
 * @param sides its places on each axis
 * @param gives what the rule says, whatever its name
 * @param twin the number of the part of the other policy that is the same and stands in the same order, or -1
 */
record Contender(List<Intervals> sides, Gives gives, int twin) {
    /** What makes two rules say the same. */
    record Gives(Optional<Outcome> decide, Map<String, Object> set, List<String> require, List<String> instead) {
        static Gives of(Rule rule) {
            return new Gives(rule.decide(), rule.set(), rule.require(), rule.instead());
        }
    }

    static List<Contender> of(Policy policy, JointSpace space, boolean first) {
        List<Contender> contenders = new ArrayList<>();
        for (Policy.Region region : policy.regions()) {
            space.sides(region.box(), first)
                    .ifPresent(sides -> contenders.add(new Contender(sides, Gives.of(region.rule()), -1)));
        }
        return contenders;
    }

    private record Same(List<Intervals> sides, Gives gives) {}

    /**
     * Finds the parts that both policies have, in the same order: the longest such row, so that a moved rule counts as
     * changed and those it moved past do not.
     */
    static void pair(List<Contender> before, List<Contender> after) {
        Map<Same, List<Integer>> places = new HashMap<>();
        for (int i = after.size() - 1; i >= 0; i--) {
            places.computeIfAbsent(new Same(after.get(i).sides, after.get(i).gives), key -> new ArrayList<>())
                    .add(i);
        }
        int[] match = new int[before.size()];
        for (int i = 0; i < match.length; i++) {
            List<Integer> free = places.getOrDefault(new Same(before.get(i).sides, before.get(i).gives), List.of());
            match[i] = free.isEmpty() ? -1 : free.remove(free.size() - 1);
        }
        for (int i : longestRising(match)) {
            before.set(i, new Contender(before.get(i).sides, before.get(i).gives, match[i]));
            after.set(match[i], new Contender(after.get(match[i]).sides, after.get(match[i]).gives, i));
        }
    }

    /** The places of a longest rising row among the values that are not negative. */
    private static List<Integer> longestRising(int[] values) {
        int[] tails = new int[values.length];
        int[] previous = new int[values.length];
        int length = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= 0) {
                int at = firstNotBelow(values, tails, length, values[i]);
                previous[i] = at > 0 ? tails[at - 1] : -1;
                tails[at] = i;
                length = Math.max(length, at + 1);
            }
        }
        List<Integer> row = new ArrayList<>();
        for (int i = length > 0 ? tails[length - 1] : -1; i >= 0; i = previous[i]) {
            row.add(i);
        }
        return row;
    }

    private static int firstNotBelow(int[] values, int[] tails, int length, int value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[tails[middle]] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
