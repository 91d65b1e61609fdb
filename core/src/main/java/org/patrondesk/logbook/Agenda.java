package org.patrondesk.logbook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.patrondesk.decision.Wording;
import org.patrondesk.library.Ref;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * What the weekly meeting talks about: the nos of the period in the words written down, loudest rule first.
 *
 * <p>Holds the staff's words and so may hold personal data: it is for the meeting, not for the shelf.
 */
public record Agenda(Review review, List<Item> items) {
    /** The most nos that one item spells out; the others are counted. */
    public static final int SPELLED_OUT = 50;

    /**
     * One rule and its nos.
     *
     * @param because why the rule stands, as far as the policy says
     * @param source the document it rests on
     * @param n how many nos; more than are spelled out when it is loud
     * @param pivotal as {@link Review.RuleCount} tells it
     */
    @Impersonal({"rule", "because", "source"})
    public record Item(String rule, String because, String source, long n, long pivotal, List<SpelledOut> nos) {}

    /**
     * One no as it was written down, or the facts it was computed from.
     *
     * @param origin the system and its code, where another system said it
     */
    @Impersonal({"branch", "channel", "outcome", "facts", "origin"})
    public record SpelledOut(
            Instant at,
            String branch,
            String channel,
            String outcome,

            @PersonalData(purpose = "weekly review of nos", retention = "P90D")
            Optional<Wording> wording,

            String facts,
            Optional<Ref> origin) {}
}
