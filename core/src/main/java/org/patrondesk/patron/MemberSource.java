package org.patrondesk.patron;

import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Spi;

/** Rows of members from outside, read one at a time. Implementations are used by one thread. */
@Spi
@FunctionalInterface
public interface MemberSource {
    /** The next row, or null after the last. A row that is wrong is {@link MemberRow.Rejected}, never an exception. */
    @Nullable
    MemberRow next();
}
