package org.patrondesk.replay;

import org.patrondesk.box.Box;

/** The decisions of a log whose every fact is known, by the places of each axis. Immutable. */
final class LogIndex {
    private final Box space;
    private final int[][] columns;
    private final long[] present;
    private final Buckets[] axes;

    /** @param present which rows hold a decision, as bits, a whole number of blocks long */
    LogIndex(Box space, int[][] columns, int rows, long[] present) {
        this.space = space;
        this.columns = columns;
        this.present = present;
        this.axes = new Buckets[columns.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = new Buckets(space.axis(i), columns[i], rows, present);
        }
    }

    Sides sides(Box box) {
        return new Sides(box, space);
    }

    Box space() {
        return space;
    }

    Buckets axis(int number) {
        return axes[number];
    }

    int[][] columns() {
        return columns;
    }

    int words() {
        return present.length;
    }

    /** Copies a block of the bits of all decisions. */
    void all(int first, long[] into) {
        System.arraycopy(present, first, into, 0, into.length);
    }
}
