package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The box that holds as many wanted points as possible and meets no obstacle, by branch and bound.
 *
 * <p>A box that meets an obstacle must leave it on some axis: each way out is a smaller box, and the wanted points inside
 * bound what it can hold. The most promising box is looked at first, so that the first without obstacles is the best
 * (the maximum box problem of Eckstein, Hammer and others 2002). One use, one thread.
 */
public final class MaximumBox {
    /** Of so many obstacles the one is chosen that leaves the least hope. */
    private static final int COMPARED = 12;

    /** At every so many steps a box without obstacles is sought straight on, so that there is always a good one. */
    private static final int DIVE = 64;

    private final int[][] points;
    private final long[] counts;
    private final List<List<Intervals>> obstacles;
    private final boolean[] ordered;
    private Node best = new Node(List.of(), 0);

    /** @param ordered which axes have an order: there a side is one range, elsewhere any set */
    public MaximumBox(Map<List<Integer>, Long> wanted, List<List<Intervals>> obstacles, boolean[] ordered) {
        this.obstacles = obstacles;
        this.ordered = ordered;
        this.points = new int[wanted.size()][];
        this.counts = new long[wanted.size()];
        int n = 0;
        for (Map.Entry<List<Integer>, Long> each : wanted.entrySet()) {
            points[n] = each.getKey().stream().mapToInt(Integer::intValue).toArray();
            counts[n++] = each.getValue();
        }
    }

    /** A box drawn close around the wanted points inside, and how many these are. */
    private record Node(List<Intervals> sides, long count) {}

    /** The best box found; {@code sides} are empty when every box with a wanted point meets an obstacle. */
    public record Found(List<Intervals> sides, long count, long upperBound) {}

    public Found search(int steps) {
        PriorityQueue<Node> queue = new PriorityQueue<>(Comparator.comparingLong(Node::count)
                .reversed()
                .thenComparing(node -> node.sides().toString()));
        Set<List<Intervals>> seen = new HashSet<>();
        queue.add(close(null, -1, Intervals.EMPTY));
        for (int step = 0; !queue.isEmpty() && queue.element().count() > best.count(); step++) {
            if (step >= steps) {
                return new Found(best.sides(), best.count(), queue.element().count());
            }
            Node node = queue.remove();
            List<Node> ways = waysOut(node);
            if (ways == null) {
                best = node;
            } else {
                for (Node way : ways) {
                    if (way.count() > best.count() && seen.add(way.sides())) {
                        queue.add(way);
                    }
                }
                if (step % DIVE == 0) {
                    dive(ways);
                }
            }
        }
        return new Found(best.sides(), best.count(), best.count());
    }

    private void dive(List<Node> from) {
        List<Node> ways = from;
        while (ways != null) {
            Node next = ways.stream().max(Comparator.comparingLong(Node::count)).orElse(best);
            if (next.count() <= best.count()) {
                return;
            }
            ways = waysOut(next);
            best = ways == null ? next : best;
        }
    }

    /** The smaller boxes, one of which holds every box in this that avoids some obstacle; null when there is none. */
    private @Nullable List<Node> waysOut(Node node) {
        @Nullable List<Node> fewest = null;
        long hope = Long.MAX_VALUE;
        int compared = 0;
        for (List<Intervals> obstacle : obstacles) {
            if (compared < COMPARED && meet(node.sides(), obstacle)) {
                compared++;
                List<Node> ways = around(node, obstacle);
                long most = ways.stream().mapToLong(Node::count).max().orElse(0);
                if (most < hope) {
                    hope = most;
                    fewest = ways;
                }
            }
        }
        return fewest;
    }

    private static boolean meet(List<Intervals> one, List<Intervals> other) {
        for (int axis = 0; axis < one.size(); axis++) {
            if (!one.get(axis).meets(other.get(axis))) {
                return false;
            }
        }
        return true;
    }

    private List<Node> around(Node node, List<Intervals> obstacle) {
        List<Node> ways = new ArrayList<>();
        for (int axis = 0; axis < ordered.length; axis++) {
            Intervals left = node.sides().get(axis).minus(obstacle.get(axis));
            if (ordered[axis]) {
                int at = axis;
                left.eachRange((low, high) -> ways.add(close(node.sides(), at, Intervals.of(low, high))));
            } else if (!left.isEmpty()) {
                ways.add(close(node.sides(), axis, left));
            }
        }
        ways.removeIf(way -> way.count() == 0);
        return ways;
    }

    /** The box with one side replaced, drawn close; the whole space where there is no box yet. */
    private Node close(@Nullable List<Intervals> sides, int replaced, Intervals side) {
        List<TreeSet<Integer>> places = new ArrayList<>();
        for (int axis = 0; axis < ordered.length; axis++) {
            places.add(new TreeSet<>());
        }
        long count = 0;
        for (int i = 0; i < points.length; i++) {
            if (sides == null || holds(sides, replaced, side, points[i])) {
                count += counts[i];
                for (int axis = 0; axis < ordered.length; axis++) {
                    places.get(axis).add(points[i][axis]);
                }
            }
        }
        if (count == 0) {
            return new Node(List.of(), 0);
        }
        List<Intervals> drawn = new ArrayList<>();
        for (int axis = 0; axis < ordered.length; axis++) {
            TreeSet<Integer> some = places.get(axis);
            drawn.add(
                    ordered[axis]
                            ? Intervals.of(some.first(), some.last())
                            : Intervals.union(
                                    some.stream().map(Intervals::point).toList()));
        }
        return new Node(List.copyOf(drawn), count);
    }

    private static boolean holds(List<Intervals> sides, int replaced, Intervals side, int[] point) {
        for (int axis = 0; axis < point.length; axis++) {
            if (!(axis == replaced ? side : sides.get(axis)).contains(point[axis])) {
                return false;
            }
        }
        return true;
    }
}
