package org.patrondesk.adoption;

import java.time.Instant;
import org.patrondesk.library.ContentHash;

/**
 * A policy put in force.
 *
 * @param at when it was adopted
 * @param begins from when it answers
 */
public record Adopted(ContentHash policy, Instant at, Instant begins) {
    /** Put in force at once. */
    public static Adopted atOnce(ContentHash policy, Instant now) {
        return new Adopted(policy, now, now);
    }

    /** Whether it begins some time after it was adopted. */
    public boolean isScheduled() {
        return begins.isAfter(at);
    }
}
