package org.patrondesk.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product of integer sets, one for each axis; never empty. Immutable. */
public final class Box {
    private final Intervals[] axes;

    private Box(Intervals[] axes) {
        this.axes = axes;
    }

    /** The box of these axes, or nothing when one of them is empty. */
    public static Optional<Box> of(List<Intervals> axes) {
        return axes.stream().anyMatch(Intervals::isEmpty)
                ? Optional.empty()
                : Optional.of(new Box(axes.toArray(Intervals[]::new)));
    }

    public Intervals axis(int i) {
        return axes[i];
    }

    public int dimensions() {
        return axes.length;
    }

    /** Whether the point, one coordinate for each axis, lies inside. */
    public boolean contains(int[] point) {
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].contains(point[i])) {
                return false;
            }
        }
        return true;
    }

    /** The axes on which the point lies outside. */
    public List<Integer> missedAxes(int[] point) {
        List<Integer> missed = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].contains(point[i])) {
                missed.add(i);
            }
        }
        return missed;
    }

    /** The same box with one side replaced, or nothing when the side is empty. */
    public Optional<Box> with(int axis, Intervals side) {
        if (side.isEmpty()) {
            return Optional.empty();
        }
        Intervals[] changed = axes.clone();
        changed[axis] = side;
        return Optional.of(new Box(changed));
    }

    public Optional<Box> intersect(Box other) {
        Intervals[] common = new Intervals[axes.length];
        for (int i = 0; i < axes.length; i++) {
            common[i] = axes[i].intersect(other.axes[i]);
            if (common[i].isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Box(common));
    }

    /** Whether the boxes share a point. */
    public boolean meets(Box other) {
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].meets(other.axes[i])) {
                return false;
            }
        }
        return true;
    }

    /** About how many points there are. */
    public double size() {
        double size = 1;
        for (Intervals axis : axes) {
            size *= axis.size();
        }
        return size;
    }

    /** Whether the boxes share a place on every axis but one, wherever they lie on that one. */
    public boolean meetsBeside(int axis, Box other) {
        for (int i = 0; i < axes.length; i++) {
            if (i != axis && !axes[i].meets(other.axes[i])) {
                return false;
            }
        }
        return true;
    }

    public boolean covers(Box other) {
        for (int i = 0; i < axes.length; i++) {
            if (!axes[i].covers(other.axes[i])) {
                return false;
            }
        }
        return true;
    }

    /** What is left of this box outside the other, as disjoint boxes. */
    public List<Box> minus(Box other) {
        Optional<Box> common = intersect(other);
        if (common.isEmpty()) {
            return List.of(this);
        }
        List<Box> rest = new ArrayList<>();
        Intervals[] inside = axes.clone();
        for (int i = 0; i < axes.length; i++) {
            Intervals outside = inside[i].minus(other.axes[i]);
            if (!outside.isEmpty()) {
                Intervals[] part = inside.clone();
                part[i] = outside;
                rest.add(new Box(part));
            }
            inside[i] = common.get().axes[i];
        }
        return rest;
    }

    /** What is left of the boxes outside the other. */
    public static List<Box> minus(List<Box> boxes, Box other) {
        return boxes.stream().flatMap(box -> box.minus(other).stream()).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Box that && Arrays.equals(axes, that.axes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
        return Arrays.toString(axes);
    }
}
