package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept although its time is over.
 *
 * @param rows how many records still hold it
 * @param oldest when the oldest of them was closed; empty when there is none
 */
public record Overdue(long rows, Optional<Instant> oldest) {
    public static final Overdue NONE = new Overdue(0, Optional.empty());
}
