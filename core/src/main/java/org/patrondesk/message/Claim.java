package org.patrondesk.message;

import java.time.Instant;

/**
 * A worker's right to one delivery, until its lease is over.
 *
 * @param fence of this claim; the store takes nothing under an older one
 * @param attempts how many were begun before
 * @param spent how many of these count against the most there may be
 * @param possibleDuplicate whether an attempt before this claim may have reached the recipient
 * @param at when it was given, by the store's clock
 */
public record Claim(Delivery delivery, long fence, int attempts, int spent, boolean possibleDuplicate, Instant at) {
    Parcel parcel() {
        return new Parcel(delivery, attempts + 1, possibleDuplicate);
    }

    @Override
    public String toString() {
        return "Claim[" + delivery + ", fence " + fence + "]";
    }
}
