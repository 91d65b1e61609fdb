package org.patrondesk.storage.durability;

import org.patrondesk.testkit.Sample;

/** What a round does for a person. */
final class PrivacyWork {
    private PrivacyWork() {}

    static String hold(Round round) {
        return round.staff()
                .desk()
                .dossiers()
                .hold(Sample.person(round.number()), "court " + round.number())
                .orThrow()
                .toString();
    }
}
