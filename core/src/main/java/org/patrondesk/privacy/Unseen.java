package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Optional;

/**
 * The access taken in emergencies that nobody else has looked at.
 *
 * @param count how many
 * @param oldest since when the oldest of them waits; empty when there is none
 */
public record Unseen(long count, Optional<Instant> oldest) {
    public static final Unseen NONE = new Unseen(0, Optional.empty());
}
