package org.patrondesk.privacy;

import java.time.Instant;
import org.patrondesk.library.Spi;
import org.patrondesk.person.Subject;

/** The store of all that is held about people, as those see it who must forget it. */
@Spi
public interface Retained {
    /**
     * Removes this from records within the scope that were closed before a moment, the oldest first.
     *
     * <p>retained-1: no later transaction finds what was removed, by any store. retained-2: all else of those records, and
     * every other record, is field for field as before; a member's row is removed whole, and may be imported anew. retained-3:
     * another tenant's, those at branches outside the scope, and those closed at the moment or later are left as they are, and
     * so is a delivery that workers may still send. retained-4: a transaction that failed removed nothing.
     *
     * <p>retained-7: what is about a person under a legal hold is left as it is, and not counted as overdue. retained-8: whom an
     * answer is about is closed with the last words of what became of it, as long as these are there. retained-9: a key of
     * something that is kept as long as the store is left as it is.
     *
     * @param most how many records at a time, 1 or more
     * @return from how many it was removed; fewer than the most when there are no more
     */
    int expire(Keeping keeping, Instant before, int most);

    /**
     * Counts within the scope what was closed before a moment and is kept still, by the same reckoning.
     *
     * <p>retained-5: counted are those that {@link #expire} would remove from, and deliveries past their time that workers have
     * not let go.
     */
    Overdue overdue(Keeping keeping, Instant before);

    /**
     * Removes what is about one person from every record within the scope, however long it may still be kept.
     *
     * <p>retained-6: no later transaction finds the words of their decisions and of what became of those, the texts of their
     * stories, what was sent to them, or a consent of theirs, nor whom those records are about, nor that they consented for a child; all else of those records and
     * every other record is field for field as before. A delivery that waited in the queue is stopped; one that a worker has is
     * left as it is, and counted.
     */
    Erased erase(Subject.Pseudonym person);
}
