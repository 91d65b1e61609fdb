package org.patrondesk.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.patrondesk.box.Box;
import org.patrondesk.box.BoxIndex;

/** Finds which of any number of boxes meet another. Immutable. */
public final class Nearby {
    /** So many boxes are indexed at a time, so that the bounds of many never outgrow an index. */
    private static final int TOGETHER = 1 << 10;

    private final List<BoxIndex> indexes = new ArrayList<>();

    public Nearby(List<Box> boxes, Box space) {
        for (int i = 0; i < boxes.size(); i += TOGETHER) {
            indexes.add(BoxIndex.of(boxes.subList(i, Math.min(boxes.size(), i + TOGETHER)), space));
        }
    }

    /** Tells the numbers of the boxes that meet this one, in their order. */
    public void each(Box box, IntConsumer number) {
        for (int i = 0; i < indexes.size(); i++) {
            long[] hits = indexes.get(i).touching(box);
            for (int word = 0; word < hits.length; word++) {
                for (long bits = hits[word]; bits != 0; bits &= bits - 1) {
                    number.accept(i * TOGETHER + (word << 6) + Long.numberOfTrailingZeros(bits));
                }
            }
        }
    }
}
