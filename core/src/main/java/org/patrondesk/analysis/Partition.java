package org.patrondesk.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patrondesk.box.Bits;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Rule;
import org.patrondesk.policy.Verdict;

/** Counts what each rule determines, attribute by attribute (a decision diagram). One thread. */
final class Partition {
    private final Ground ground;
    private final List<Part> parts;
    private final int words;
    private final int[] order;
    /** For each depth the classes of places that the same parts hold at, with how many places that is. */
    private final List<Map<Bits, Long>> classes = new ArrayList<>();
    /** For each depth the parts that hold whatever the axes from there on are. */
    private final List<long[]> sure = new ArrayList<>();

    private final List<BigInteger> below = new ArrayList<>();
    private final List<Map<Bits, Map<Integer, BigInteger>>> known = new ArrayList<>();
    private final int mostNodes;
    private int nodes;

    Partition(Ground ground, int mostNodes) {
        this.ground = ground;
        this.mostNodes = mostNodes;
        this.parts = ground.parts().stream().filter(Part::determines).toList();
        this.words = Math.max(1, (parts.size() + 63) >>> 6);
        this.order = IntStream.range(0, ground.space().dimensions())
                .boxed()
                .sorted(Comparator.comparingLong(this::limited).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        for (int axis : order) {
            classes.add(classes(axis));
        }
        for (int depth = 0; depth <= order.length; depth++) {
            sure.add(sure(depth));
            known.add(new HashMap<>());
            below.add(size(depth));
        }
    }

    private long limited(int axis) {
        Intervals whole = ground.space().axis(axis);
        return parts.stream()
                .filter(part -> !part.box().axis(axis).equals(whole))
                .count();
    }

    private Map<Bits, Long> classes(int axis) {
        Intervals whole = ground.space().axis(axis);
        TreeSet<Integer> starts = new TreeSet<>();
        starts.add(whole.first());
        parts.forEach(part -> part.box().axis(axis).addCuts(starts));
        starts.removeIf(start -> !whole.contains(start));
        int[] cuts = starts.stream().mapToInt(Integer::intValue).toArray();
        long[][] rows = new long[cuts.length][words];
        for (int bit = 0; bit < parts.size(); bit++) {
            int place = bit;
            parts.get(bit).box().axis(axis).eachRange((low, high) -> {
                for (int i = Arrays.binarySearch(cuts, low); i < cuts.length && cuts[i] <= high; i++) {
                    rows[i][place >>> 6] |= 1L << place;
                }
            });
        }
        Map<Bits, Long> classes = new LinkedHashMap<>();
        long end = whole.first() + whole.size();
        for (int i = 0; i < cuts.length; i++) {
            long next = i + 1 < cuts.length ? cuts[i + 1] : end;
            classes.merge(new Bits(rows[i]), next - cuts[i], Long::sum);
        }
        return classes;
    }

    private long[] sure(int depth) {
        long[] sure = new long[words];
        for (int bit = 0; bit < parts.size(); bit++) {
            Part part = parts.get(bit);
            boolean free = IntStream.range(depth, order.length)
                    .allMatch(
                            i -> part.box().axis(order[i]).equals(ground.space().axis(order[i])));
            sure[bit >>> 6] |= free ? 1L << bit : 0;
        }
        return sure;
    }

    /** How many points the axes from a depth on have. */
    private BigInteger size(int depth) {
        return IntStream.range(depth, order.length)
                .mapToObj(i -> BigInteger.valueOf(ground.space().axis(order[i]).size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    Shares shares() {
        long[] all = new long[words];
        for (int bit = 0; bit < parts.size(); bit++) {
            all[bit >>> 6] |= 1L << bit;
        }
        Map<String, BigInteger> byRule = new LinkedHashMap<>();
        for (Rule rule : ground.policy().set().rules()) {
            byRule.put(rule.id(), BigInteger.ZERO);
        }
        byRule.put(Verdict.DEFAULT, BigInteger.ZERO);
        below(0, all)
                .forEach((bit, volume) -> byRule.merge(
                        bit < 0 ? Verdict.DEFAULT : parts.get(bit).rule().id(), volume, BigInteger::add));
        return new Shares(byRule, below.get(0));
    }

    /** How much each part determines of the axes from a depth on, of those that still may; -1 is the default. */
    private Map<Integer, BigInteger> below(int depth, long[] open) {
        int first = first(open);
        if (first < 0 || (sure.get(depth)[first >>> 6] >>> first & 1) != 0) {
            return Map.of(first, below.get(depth));
        }
        settle(open, sure.get(depth));
        Bits bits = new Bits(open);
        Map<Integer, BigInteger> volumes = known.get(depth).get(bits);
        if (volumes == null) {
            if (++nodes > mostNodes) {
                throw new IllegalArgumentException(
                        "The rules cut the requests into too many parts to count them; split the policy.");
            }
            volumes = split(depth, bits);
            known.get(depth).put(bits, volumes);
        }
        return volumes;
    }

    private Map<Integer, BigInteger> split(int depth, Bits open) {
        Map<Bits, Long> branches = new LinkedHashMap<>();
        classes.get(depth).forEach((bits, places) -> branches.merge(bits.and(open), places, Long::sum));
        Map<Integer, BigInteger> volumes = new HashMap<>();
        branches.forEach((rest, places) -> {
            BigInteger times = BigInteger.valueOf(places);
            below(depth + 1, rest.words().clone())
                    .forEach((part, volume) -> volumes.merge(part, volume.multiply(times), BigInteger::add));
        });
        return volumes;
    }

    private static int first(long[] bits) {
        for (int word = 0; word < bits.length; word++) {
            if (bits[word] != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(bits[word]);
            }
        }
        return -1;
    }

    /** Takes out the parts behind the first that is sure to hold. */
    private static void settle(long[] open, long[] sure) {
        for (int word = 0; word < open.length; word++) {
            long first = open[word] & sure[word] & -(open[word] & sure[word]);
            if (first != 0) {
                open[word] &= first | (first - 1);
                Arrays.fill(open, word + 1, open.length, 0);
                return;
            }
        }
    }
}
