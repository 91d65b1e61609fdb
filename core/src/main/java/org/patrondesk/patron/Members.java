package org.patrondesk.patron;

import java.util.List;
import java.util.function.Consumer;
import org.patrondesk.library.Spi;

/** The store of members. */
@Spi
public interface Members {
    /**
     * Adds the members whose identity the tenant does not have yet, and leaves the others as they are.
     *
     * <p>members-1: answers how many were new. members-2: an identity is kept once, however often it is added.
     * members-5: a member of a branch outside the scope is refused with
     * {@link org.patrondesk.journal.StorageUnavailable}, not retryable, and nothing of that transaction is kept.
     */
    int add(List<Member> members);

    /**
     * Hands over the members that the selection and the scope cover, ordered by branch, then id, one at a time.
     *
     * <p>members-3: only the scope's tenant and branches are seen. members-4: the order is the same at every call.
     */
    void each(MemberSelection selection, Consumer<Member> to);
}
