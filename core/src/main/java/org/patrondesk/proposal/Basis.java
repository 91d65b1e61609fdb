package org.patrondesk.proposal;

/**
 * Which recorded decisions a report was made from, and of which it can say nothing.
 *
 * @param decisions all that were looked at
 * @param withoutFacts those written down in words alone: no policy can be asked about them again
 * @param untold those whose kept facts leave open what was asked of them
 * @param otherWords those kept in the words of another policy; they were read in the words of this one
 */
public record Basis(long decisions, long withoutFacts, long untold, long otherWords) {
    /** How many decisions the report's numbers are about. */
    public long counted() {
        return decisions - withoutFacts - untold;
    }
}
