package org.patrondesk.storage.durability.work;

import org.patrondesk.testkit.Sample;

/** What a round does for a person. */
public final class PrivacyWork {
    private PrivacyWork() {}

    /** Leaves an entry in the access log. */
    static String read(Round round) {
        return "holds "
                + round.staff().desk().dossiers().holds().stream()
                        .filter(hold -> hold.matter().equals("court " + round.number()))
                        .count();
    }

    static String hold(Round round) {
        return round.staff()
                .desk()
                .dossiers()
                .hold(Sample.person(round.number()), "court " + round.number())
                .orThrow()
                .toString();
    }
}
