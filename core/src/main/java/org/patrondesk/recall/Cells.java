package org.patrondesk.recall;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.patrondesk.box.Box;
import org.patrondesk.box.Intervals;

/**
 * One axis cut into the smallest parts that edits tell apart: single places, or on a long axis what lies between
 * neighbouring bounds of the rules. Immutable.
 */
public final class Cells {
    private static final int DIRECT = 1 << 16;

    private final int[] starts;
    private final int end;
    private final char[] direct;

    private Cells(int[] starts, Intervals whole) {
        this.starts = starts;
        this.end = whole.first() + (int) (whole.size() - 1);
        this.direct = whole.size() <= DIRECT ? new char[(int) whole.size()] : new char[0];
        int cell = 0;
        for (int i = 0; i < direct.length; i++) {
            if (cell + 1 < starts.length && starts[cell + 1] == starts[0] + i) {
                cell++;
            }
            direct[i] = (char) cell;
        }
    }

    /** A cell for each place. */
    public static Cells places(Intervals whole) {
        int last = whole.first() + (int) (whole.size() - 1);
        return new Cells(IntStream.rangeClosed(whole.first(), last).toArray(), whole);
    }

    /** Cells between the bounds of boxes. */
    public static Cells between(Intervals whole, int axis, Collection<Box> boxes) {
        TreeSet<Integer> cuts = new TreeSet<>();
        cuts.add(whole.first());
        boxes.forEach(box -> box.axis(axis).addCuts(cuts));
        cuts.removeIf(cut -> !whole.contains(cut));
        return new Cells(cuts.stream().mapToInt(Integer::intValue).toArray(), whole);
    }

    public int count() {
        return starts.length;
    }

    public int of(int place) {
        if (direct.length > 0) {
            return direct[place - starts[0]];
        }
        int at = Arrays.binarySearch(starts, place);
        return at < 0 ? -at - 2 : at;
    }

    public int first(int cell) {
        return starts[cell];
    }

    public int last(int cell) {
        return cell + 1 < starts.length ? starts[cell + 1] - 1 : end;
    }
}
