package org.patrondesk.replay;

import java.util.Optional;
import org.patrondesk.policy.Outcome;

/** What a candidate policy would have made of one recorded decision. */
public sealed interface Change {
    /** The same outcome, by whichever rule: obligations and alternatives are not recorded, so they cannot differ. */
    record Same() implements Change {}

    /** Another outcome, by this rule of the candidate. */
    record Changed(Outcome before, Outcome after, String rule) implements Change {
        public boolean isNoToYes() {
            return before.isNo() && after.isYes();
        }

        public boolean isYesToNo() {
            return before.isYes() && after.isNo();
        }
    }

    /** The candidate needs a fact that was not kept. */
    record NotReplayable(String fact) implements Change {}

    /**
     * The fact was kept as a band that the candidate cuts in two, and the answers on both sides differ.
     *
     * @param attribute the candidate's name for it
     * @param band as it was kept, such as {@code 18..64}
     */
    record SplitBand(String attribute, String band) implements Change {}

    /** The change, if it is one. */
    default Optional<Changed> changed() {
        return this instanceof Changed changed ? Optional.of(changed) : Optional.empty();
    }
}
