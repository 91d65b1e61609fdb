package org.patrondesk.storage.durability.work;

import java.util.Optional;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.testkit.Sample;

/** The part of a round in which somebody agrees to be told of programs, and thinks better of it. */
public final class ConsentWork {
    private static final ConsentEntry.Proof PROOF = new ConsentEntry.Proof("Said so at the desk 漢字.", "desk");

    private ConsentWork() {}

    private static Matter matter(Round round) {
        return new Matter(Sample.person(round.number()), new Purpose("programs"), Channel.EMAIL);
    }

    static String give(Round round) {
        return round.staff()
                .desk()
                .consents()
                .give(ConsentCommand.Give.express(matter(round), PROOF).withKey("given-" + round.number()))
                .orThrow()
                .toString();
    }

    static String withdraw(Round round) {
        return round.staff()
                .desk()
                .consents()
                .withdraw(new ConsentCommand.Withdraw(matter(round), PROOF, Optional.of("withdrawn-" + round.number())))
                .orThrow()
                .toString();
    }
}
