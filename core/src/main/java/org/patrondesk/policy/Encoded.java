package org.patrondesk.policy;

import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;

/**
 * Facts as places on the axes of one policy's vocabulary: encode once, decide often.
 *
 * <p>Made by {@link Policy#encode}; of use to policies with the same vocabulary only. Immutable and safe for use by many
 * threads.
 */
public final class Encoded {
    private final int[] point;
    private final @Nullable Box open;

    /** Either a complete point, or the box of all points the facts may stand for. */
    Encoded(int[] point, @Nullable Box open) {
        this.point = point;
        this.open = open;
    }

    int[] point() {
        return point;
    }

    @Nullable
    Box open() {
        return open;
    }

    /** Whether every fact is known. */
    public boolean isComplete() {
        return open == null;
    }
}
