package org.patrondesk.policy;

import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;

/**
 * Facts as places on the axes of one policy's vocabulary: encode once, decide often.
 *
 * <p>Made by {@link Policy#encode}; of use to policies with the same vocabulary only, and quickest for the policy that made
 * it. Immutable and safe for use by many
 * threads.
 */
public final class Encoded {
    private final int[] point;
    private final @Nullable Box open;
    private final @Nullable CompiledRules located;
    private final int[] rows;

    /** The box of all points the facts may stand for. */
    Encoded(int[] point, Box open) {
        this.point = point;
        this.open = open;
        this.located = null;
        this.rows = new int[0];
    }

    /** A point, and where its rows stand in the index of these rules. */
    Encoded(int[] point, CompiledRules rules) {
        this.point = point;
        this.open = null;
        this.located = rules;
        this.rows = rules.locate(point);
    }

    int[] point() {
        return point;
    }

    /** Where the point's rows stand in the index of these rules. */
    int[] rows(CompiledRules rules) {
        return located == rules ? rows : rules.locate(point);
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
