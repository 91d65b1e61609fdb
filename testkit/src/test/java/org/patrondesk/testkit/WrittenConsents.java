package org.patrondesk.testkit;

import java.util.Optional;
import java.util.UUID;
import org.patrondesk.PatronDesk;
import org.patrondesk.Session;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Identity;
import org.patrondesk.access.Roles;
import org.patrondesk.consent.ConsentCommand;
import org.patrondesk.consent.ConsentEntry;
import org.patrondesk.consent.Matter;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.message.Message;
import org.patrondesk.message.PostMessage;

/** The part of the walk in which a child's guardian agrees, and thinks better of it before anything is sent. */
final class WrittenConsents {
    private WrittenConsents() {}

    static void write(Session session, PatronDesk desk) {
        Matter matter = new Matter(Sample.person(1), new Purpose("programs"), Channel.EMAIL);
        ConsentEntry.Proof proof = new ConsentEntry.Proof("Ticked \"yes\" 🙂", "web-form");
        session.consents()
                .give(ConsentCommand.Give.express(matter, proof)
                        .until(Sample.NOON.plusSeconds(86_400))
                        .of(new ConsentEntry.Minor(12, Optional.of(Sample.person(2))))
                        .withKey("k-8"))
                .orThrow();
        session.outbox()
                .post(PostMessage.of(
                                Sample.CENTRAL,
                                Channel.EMAIL,
                                "reader@example.org",
                                new Message("", "Come!"),
                                "program")
                        .withPerson(matter.person(), matter.purpose()))
                .orThrow();
        session.consents().withdraw(ConsentCommand.Withdraw.of(matter, proof)).orThrow();
        desk.as(Identity::of, new Actor.SystemActor(Sample.TENANT, Roles.COURIER))
                .sending()
                .goRound();
    }

    /** What is done for somebody of whom nothing is kept. */
    static void protect(Session session) {
        UUID hold = session.dossiers().hold(Sample.person(7), "court 12/345").orThrow();
        session.dossiers().release(hold).orThrow();
        session.dossiers().erase(Sample.person(7), "letter 7").orThrow();
    }
}
