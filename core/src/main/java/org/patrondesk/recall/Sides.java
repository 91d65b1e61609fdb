package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;

/** A box as the sides that say something, the one that leaves least first, to be asked about rows of columns. Immutable. */
public final class Sides {
    private final int[] axes;
    private final Intervals[] sides;

    public Sides(Box box, Box space) {
        List<Integer> named = new ArrayList<>();
        for (int axis = 0; axis < space.dimensions(); axis++) {
            if (!box.axis(axis).covers(space.axis(axis))) {
                named.add(axis);
            }
        }
        named.sort(Comparator.comparingDouble(
                axis -> (double) box.axis(axis).size() / space.axis(axis).size()));
        this.axes = named.stream().mapToInt(Integer::intValue).toArray();
        this.sides = named.stream().map(box::axis).toArray(Intervals[]::new);
    }

    public boolean contain(int[][] columns, int row) {
        for (int i = 0; i < axes.length; i++) {
            if (!sides[i].contains(columns[axes[i]][row])) {
                return false;
            }
        }
        return true;
    }

    public int count() {
        return axes.length;
    }

    public int axis(int i) {
        return axes[i];
    }

    public Intervals side(int i) {
        return sides[i];
    }
}
