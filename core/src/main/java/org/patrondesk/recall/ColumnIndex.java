package org.patrondesk.recall;

import org.patrondesk.box.Box;

/** The decisions of a log whose every fact is known, by the places of each axis. Immutable. */
public final class ColumnIndex {
    private final Box space;
    private final int[][] columns;
    private final long[] present;
    private final Buckets[] axes;

    /** @param present which rows hold a decision, as bits, a whole number of blocks long */
    public ColumnIndex(Box space, int[][] columns, int rows, long[] present) {
        this.space = space;
        this.columns = columns;
        this.present = present;
        this.axes = new Buckets[columns.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new Buckets(space.axis(i), columns[i], rows, present);
        }
    }

    public Sides sides(Box box) {
        return new Sides(box, space);
    }

    public Box space() {
        return space;
    }

    public Buckets axis(int number) {
        return axes[number];
    }

    public int[][] columns() {
        return columns;
    }

    public int words() {
        return present.length;
    }

    /** Copies a block of the bits of all decisions. */
    public void all(int first, long[] into) {
        System.arraycopy(present, first, into, 0, into.length);
    }
}
