package org.patrondesk.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Boxes of one space in a flat form, a few words each, for questions about very many of them. Immutable and safe for use by
 * many threads.
 */
public final class BoxTable {
    private final FlatAxis[] axes;
    private final int[] at;
    private final int words;

    /** @param boxes all that will be asked about; sides of others might not fit between their cuts */
    public BoxTable(List<Box> boxes, Box space) {
        this.axes = new FlatAxis[space.dimensions()];
        this.at = new int[axes.length];
        int next = 0;
        for (int i = 0; i < axes.length; i++) {
            int axis = i;
            List<Intervals> sides = boxes.stream().map(box -> box.axis(axis)).toList();
            axes[i] = FlatAxis.of(space.axis(i), sides);
            at[i] = next;
            next += axes[i].words();
        }
        this.words = next;
    }

    /** The flat form of a box. */
    public Cell cell(Box box) {
        long[] sides = new long[words];
        for (int i = 0; i < axes.length; i++) {
            axes[i].write(box.axis(i), sides, at[i]);
        }
        return new Cell(sides);
    }

    public Box box(Cell cell) {
        List<Intervals> sides = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            sides.add(axes[i].read(cell.sides(), at[i]));
        }
        return Box.of(sides).orElseThrow();
    }

    /** Whether the boxes share a point. */
    public boolean meets(Cell one, Cell other) {
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].meet(one.sides(), other.sides(), at[i])) {
                return false;
            }
        }
        return true;
    }

    public Optional<Cell> common(Cell one, Cell other) {
        if (!meets(one, other)) {
            return Optional.empty();
        }
        long[] common = new long[words];
        for (int i = 0; i < axes.length; i++) {
            axes[i].common(one.sides(), other.sides(), common, at[i]);
        }
        return Optional.of(new Cell(common));
    }

    /** Whether the first box covers the other. */
    public boolean covers(Cell one, Cell other) {
        for (int i = 0; i < axes.length; i++) {
            if (axes[i].shared(one.sides(), other.sides(), at[i])
                    < axes[i].shared(other.sides(), other.sides(), at[i])) {
                return false;
            }
        }
        return true;
    }

    /** About how much two boxes share; 0 if and only if that is nothing. */
    public double shared(Cell one, Cell other) {
        double shared = 1;
        for (int i = 0; i < axes.length; i++) {
            shared *= axes[i].shared(one.sides(), other.sides(), at[i]);
            if (shared == 0) {
                return 0;
            }
        }
        return shared;
    }

    /** What of the first box lies outside the other, as disjoint parts. */
    List<Cell> minus(Cell one, Cell other) {
        List<Cell> rest = new ArrayList<>();
        long[] inside = one.sides().clone();
        for (int i = 0; i < axes.length; i++) {
            for (long[] side : axes[i].minus(inside, other.sides(), at[i])) {
                long[] part = inside.clone();
                System.arraycopy(side, 0, part, at[i], side.length);
                rest.add(new Cell(part));
            }
            axes[i].common(inside, other.sides(), inside, at[i]);
        }
        return rest;
    }

    /** The first point of a box. */
    public int[] first(Cell cell) {
        int[] point = new int[axes.length];
        for (int i = 0; i < axes.length; i++) {
            point[i] = axes[i].first(cell.sides(), at[i]);
        }
        return point;
    }

    /** The first point of a box, or what no box tells apart from it, as a box. */
    public Cell corner(Cell of) {
        long[] point = new long[words];
        for (int i = 0; i < axes.length; i++) {
            axes[i].pickFirst(of.sides(), point, at[i]);
        }
        return new Cell(point);
    }

    /** A point of a box, or what no box tells apart from it, chosen at random. */
    public Cell point(Cell of, SplittableRandom random) {
        long[] point = new long[words];
        for (int i = 0; i < axes.length; i++) {
            axes[i].pick(of.sides(), point, at[i], random);
        }
        return new Cell(point);
    }

    /** What of a box lies outside others; after so many steps it is given up. */
    public Leftover leftover(Cell box, List<Cell> others, int mostSteps) {
        return new Leftover.Search(this, others, mostSteps).of(box);
    }
}
