package org.patrondesk.proposal;

import org.patrondesk.replay.Recorded;
import org.patrondesk.vocabulary.Vocabulary;

/** Counts which decisions say something about a policy. One thread. */
final class BasisTally {
    private final Vocabulary words;
    private long decisions;
    private long withoutFacts;
    private long untold;
    private long otherWords;

    /** @param words of the policy that is looked at */
    BasisTally(Vocabulary words) {
        this.words = words;
    }

    /** Counts a decision; returns whether it has facts to be asked about. */
    boolean add(Recorded recorded) {
        decisions++;
        if (!recorded.computed()) {
            withoutFacts++;
            return false;
        }
        otherWords += recorded.vocabulary().equals(words) ? 0 : 1;
        return true;
    }

    /** So many of the decisions leave open what is asked of them. */
    void addUntold(long more) {
        untold += more;
    }

    Basis basis() {
        return new Basis(decisions, withoutFacts, untold, otherWords);
    }
}
