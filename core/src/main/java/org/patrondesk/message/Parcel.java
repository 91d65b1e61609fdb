package org.patrondesk.message;

/**
 * What a courier is given to carry.
 *
 * @param attempt counted from 1
 * @param possibleDuplicate whether an earlier attempt may have reached the recipient; the copy says so where its channel can
 */
public record Parcel(Delivery delivery, int attempt, boolean possibleDuplicate) {
    /** The same for every attempt, so that a provider or a reader's program that compares ids sees one message. */
    public String messageId() {
        return delivery.id().toString();
    }
}
