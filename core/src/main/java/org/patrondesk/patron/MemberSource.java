package org.patrondesk.patron;

import org.jspecify.annotations.Nullable;

/** Rows of members from outside, read one at a time. Implementations are used by one thread. */
@FunctionalInterface
public interface MemberSource {
    /** The next row, or null after the last. A row that is wrong is {@link MemberRow.Rejected}, never an exception. */
    @Nullable
    MemberRow next();
}
