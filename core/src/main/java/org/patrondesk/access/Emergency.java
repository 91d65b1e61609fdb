package org.patrondesk.access;

import java.time.Instant;
import java.util.UUID;

/**
 * Wider access for a time, as it was written down before. Of use only to a member of staff, in an {@link ActorContext}.
 *
 * @param id where it is written down
 * @param until from this moment on it is over
 */
public record Emergency(UUID id, Instant until) {
    /** Whether it is not over at this moment. */
    public boolean lastsAt(Instant moment) {
        return moment.isBefore(until);
    }
}
