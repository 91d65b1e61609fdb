package org.patrondesk.journal;

import java.util.List;
import java.util.UUID;
import org.patrondesk.library.Spi;

/** What the journal's events say, which may have to be forgotten. That something happened stays. */
@Spi
public interface EventBodies {
    /**
     * Erases the bodies of these events of the tenant of the scope, sealed or not.
     *
     * <p>bodies-1: every later transaction finds the events without them: {@link Events#each} leaves them out, while their id,
     * moment, actor and the hash of the body that was written stay, so that their seal still holds. bodies-2: a transaction
     * that failed erased none. bodies-3: no other tenant's are erased.
     *
     * @return how many were erased now; an event that is unknown, or was erased before, counts as none
     */
    int erase(List<UUID> events);
}
