package org.patrondesk.recall;

import java.util.Arrays;
import org.patrondesk.box.Box;

/** Finds the decisions of a log that lie in a box, a block at a time. One thread. */
public final class Finder {
    /** So many words of bits are worked on at a time: short enough to stay near, long enough for vector instructions. */
    public static final int BLOCK = 128;

    private final Cover[] covers;
    private final boolean doubtful;

    public Finder(ColumnIndex index, Box box) {
        Sides sides = index.sides(box);
        this.covers = new Cover[sides.count()];
        boolean some = false;
        for (int i = 0; i < covers.length; i++) {
            covers[i] = new Cover(index.axis(sides.axis(i)), sides.side(i));
            some |= covers[i].isDoubtful();
        }
        this.doubtful = some;
    }

    /** Room for one block's work, used again for every block. */
    public static final class Room {
        private final long[] bits = new long[BLOCK];
        private final long[] scratch = new long[BLOCK];
        private final long[] doubt = new long[BLOCK];

        /** What was found, until the next block is sought. */
        public long[] bits() {
            return bits;
        }
    }

    /**
     * Puts into the room's bits which of these decisions lie in the box.
     *
     * @param first the block's first word
     * @param among the decisions of the block that are asked about
     */
    public void find(int first, long[] among, Room room) {
        System.arraycopy(among, 0, room.bits, 0, BLOCK);
        for (Cover cover : covers) {
            cover.and(first, room.bits, room.scratch);
        }
        if (doubtful) {
            settle(first, room);
        }
    }

    private void settle(int first, Room room) {
        Arrays.fill(room.doubt, 0);
        for (Cover cover : covers) {
            cover.addDoubt(first, room.doubt);
        }
        for (int i = 0; i < BLOCK; i++) {
            long doubt = room.bits[i] & room.doubt[i];
            if (doubt != 0) {
                room.bits[i] &= ~outside(first + i, doubt);
            }
        }
    }

    private long outside(int word, long doubt) {
        long outside = 0;
        for (long bits = doubt; bits != 0; bits &= bits - 1) {
            int bit = Long.numberOfTrailingZeros(bits);
            outside |= holds((word << 6) + bit) ? 0 : 1L << bit;
        }
        return outside;
    }

    private boolean holds(int row) {
        for (Cover cover : covers) {
            if (cover.isDoubtful() && !cover.holds(row)) {
                return false;
            }
        }
        return true;
    }
}
