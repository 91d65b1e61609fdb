package org.patrondesk.diff;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.patrondesk.box.Bits;
import org.patrondesk.box.Intervals;
import org.patrondesk.policy.Outcome;
import org.patrondesk.policy.Policy;
import org.patrondesk.policy.Verdict;

/** Follows two policies attribute by attribute to where they answer differently. One thread. */
final class Diagram {
    /** So much is remembered, in pieces of 100 to 200 bytes; beyond it the question is given up, never guessed. */
    private static final long MOST_KEPT = 2_000_000;

    /** So many words of bits are combined; beyond it the question is given up: never without an end. */
    private static final long MOST_STEPS = 10_000_000_000L;

    private final Policy before;
    private final Policy after;
    private final JointSpace space;
    private final Contest contest;
    private final List<Integer> order;
    private final List<List<AxisClass>> classes = new ArrayList<>();
    /** For each depth the parts that hold whatever the axes from there on are. */
    private final List<long[]> sure = new ArrayList<>();

    private final List<Map<Bits, Map<Pair, Found>>> known = new ArrayList<>();
    private final int[] point;
    private long kept;
    private long steps;

    Diagram(Policy before, Policy after, JointSpace space) {
        this.before = before;
        this.after = after;
        this.space = space;
        this.contest = new Contest(before, after, space);
        this.order = contest.axes(space);
        this.point = new int[order.size()];
        for (int axis : order) {
            classes.add(AxisClass.of(contest, axis, space.axes().get(axis).whole()));
        }
        for (int depth = 0; depth <= order.size(); depth++) {
            sure.add(sure(depth));
            known.add(new HashMap<>());
        }
    }

    private long[] sure(int depth) {
        long[] sure = new long[contest.words()];
        contest.each((bit, contender) -> {
            boolean free = order.subList(depth, order.size()).stream()
                    .allMatch(axis -> contender
                            .sides()
                            .get(axis)
                            .equals(space.axes().get(axis).whole()));
            sure[bit >>> 6] |= free ? 1L << bit : 0;
        });
        return sure;
    }

    /** The two answers, with the rules that give them. */
    private record Pair(Told before, Told after) {}

    /** What a verdict tells, for comparison. */
    private record Told(
            Outcome outcome, String rule, Set<String> require, List<String> instead, Map<String, Object> set) {
        static Told of(Verdict verdict) {
            return new Told(
                    verdict.outcome(), verdict.rule(), Set.copyOf(verdict.require()), verdict.instead(), verdict.set());
        }

        boolean sameAs(Told other) {
            return outcome == other.outcome
                    && require.equals(other.require)
                    && instead.equals(other.instead)
                    && set.equals(other.set);
        }
    }

    /** Points of the axes from some depth on; the places of a region stand for these axes, in their order. */
    private record Found(BigInteger volume, List<Integer> witness, List<List<Intervals>> regions, long moreRegions) {}

    List<Difference.Change> changes() {
        long[] all = new long[contest.words()];
        contest.each((bit, contender) -> all[bit >>> 6] |= 1L << bit);
        all[all.length - 1] = 1;
        List<Difference.Change> changes = new ArrayList<>();
        below(0, new Bits(all)).values().forEach(found -> changes.add(change(found)));
        return changes;
    }

    private Difference.Change change(Found found) {
        for (int depth = 0; depth < point.length; depth++) {
            point[order.get(depth)] = found.witness().get(depth);
        }
        RegionWords words = new RegionWords(space, order);
        return new Difference.Change(
                before.decide(space.facts(point, true)),
                after.decide(space.facts(point, false)),
                found.volume(),
                space.request(point),
                found.regions().stream().map(words::of).toList(),
                found.moreRegions());
    }

    private Map<Pair, Found> below(int depth, Bits bits) {
        contest.settle(bits.words(), sure.get(depth));
        if (!contest.isOpen(bits.words())) {
            return Map.of();
        }
        Bits settled = new Bits(bits.words());
        Map<Pair, Found> found = known.get(depth).get(settled);
        if (found == null) {
            found = depth == order.size() ? leaf() : inner(depth, settled);
            known.get(depth).put(settled, found);
            kept += pieces(settled, found);
            check();
        }
        return found;
    }

    private void check() {
        if (kept > MOST_KEPT || steps > MOST_STEPS) {
            throw new IllegalArgumentException("The two policies differ in too many ways to tell them all apart;"
                    + " compare versions that lie closer together.");
        }
    }

    private static long pieces(Bits bits, Map<Pair, Found> found) {
        long pieces = 4L + bits.words().length / 8;
        for (Found each : found.values()) {
            pieces += 3 + each.regions().size();
        }
        return pieces;
    }

    private Map<Pair, Found> leaf() {
        Told was = Told.of(before.decide(space.facts(point, true)));
        Told is = Told.of(after.decide(space.facts(point, false)));
        return was.sameAs(is)
                ? Map.of()
                : Map.of(new Pair(was, is), new Found(BigInteger.ONE, List.of(), List.of(List.of()), 0));
    }

    private Map<Pair, Found> inner(int depth, Bits bits) {
        steps += (long) classes.get(depth).size() * contest.words();
        check();
        Map<Bits, List<Intervals>> branches = new LinkedHashMap<>();
        for (AxisClass each : classes.get(depth)) {
            branches.computeIfAbsent(each.bits().and(bits), key -> new ArrayList<>())
                    .add(each.places());
        }
        Map<Pair, Found> found = new LinkedHashMap<>();
        branches.forEach((rest, parts) -> {
            Intervals places = Intervals.union(parts);
            point[order.get(depth)] = places.first();
            below(depth + 1, new Bits(rest.words().clone()))
                    .forEach((pair, deeper) -> found.merge(pair, widened(places, deeper), Diagram::sum));
        });
        return found;
    }

    private static Found widened(Intervals places, Found deeper) {
        List<Integer> witness = new ArrayList<>(List.of(places.first()));
        witness.addAll(deeper.witness());
        List<List<Intervals>> regions = new ArrayList<>();
        for (List<Intervals> region : deeper.regions()) {
            List<Intervals> longer = new ArrayList<>(List.of(places));
            longer.addAll(region);
            regions.add(longer);
        }
        return new Found(
                deeper.volume().multiply(BigInteger.valueOf(places.size())), witness, regions, deeper.moreRegions());
    }

    private static Found sum(Found one, Found other) {
        List<List<Intervals>> regions = new ArrayList<>(one.regions());
        regions.addAll(other.regions());
        int shown = Math.min(regions.size(), Difference.REGIONS);
        return new Found(
                one.volume().add(other.volume()),
                one.witness(),
                regions.subList(0, shown),
                one.moreRegions() + other.moreRegions() + regions.size() - shown);
    }
}
