package org.patrondesk.privacy;

/**
 * From how many records what is about one person was removed. Entries of the access log lose their person too, uncounted.
 *
 * @param inFlight deliveries that a worker has just now and that could not be touched
 */
public record Erased(long decisions, long followUps, long stories, long deliveries, long consents, long inFlight) {
    public static final Erased NOTHING = new Erased(0, 0, 0, 0, 0, 0);

    /** Both together; in flight is what the later one found. */
    public Erased plus(Erased later) {
        return new Erased(
                decisions + later.decisions,
                followUps + later.followUps,
                stories + later.stories,
                deliveries + later.deliveries,
                consents + later.consents,
                later.inFlight);
    }

    /** From how many records in all. */
    public long records() {
        return decisions + followUps + stories + deliveries + consents;
    }

    /** Whether nothing was left. */
    public boolean isComplete() {
        return inFlight == 0;
    }
}
