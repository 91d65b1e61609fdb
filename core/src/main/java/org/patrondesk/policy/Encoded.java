package org.patrondesk.policy;

import org.jspecify.annotations.Nullable;
import org.patrondesk.box.Box;

/**
 * Facts as places on the axes of one policy's vocabulary: encode once, decide often.
 *
 * <p>Made by {@link Policy#encode}; of use to policies with the same vocabulary only, and quickest for the policy that
 * made it. Immutable and safe for use by many threads.
 */
public final class Encoded {
    private final int[] point;
    private final @Nullable Box open;
    private final CompiledRules maker;
    private final int[] rows;

    /** The box of all points the facts may stand for. */
    Encoded(int[] point, Box open, CompiledRules maker) {
        this.point = point;
        this.open = open;
        this.maker = maker;
        this.rows = new int[0];
    }

    /** A point, and where its rows stand in the index of these rules. */
    Encoded(int[] point, CompiledRules maker) {
        this.point = point;
        this.open = null;
        this.maker = maker;
        this.rows = maker.locate(point);
    }

    int[] point() {
        return point;
    }

    /** Where the point's rows stand in the index of these rules. */
    int[] rows(CompiledRules rules) {
        return maker == rules ? rows : rules.locate(point);
    }

    @Nullable
    Box open() {
        return open;
    }

    /** These facts, if their places mean the same to these rules. */
    Encoded fitting(CompiledRules rules) {
        if (maker != rules && !maker.axes().isAlike(rules.axes())) {
            throw new IllegalArgumentException(
                    "These facts were encoded for a policy with another vocabulary; encode them for this one.");
        }
        return this;
    }

    /** Whether every fact is known. */
    public boolean isComplete() {
        return open == null;
    }
}
