package org.patrondesk.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.consent.ConsentEntry.Kind;
import org.patrondesk.library.Channel;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.Subject;

/** Entries to test with. */
public final class Ledgers {
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Purpose PROGRAMS = new Purpose("programs");
    public static final ConsentEntry.Proof PROOF = new ConsentEntry.Proof("Ticked the box.", "web-form");

    private Ledgers() {}

    public static Subject.Pseudonym person(int n) {
        return new Subject.Pseudonym(String.format("%064x", n));
    }

    public static Matter matter(int person) {
        return new Matter(person(person), PROGRAMS, Channel.EMAIL);
    }

    static ConsentEntry entry(long number, Kind kind, Instant at, Optional<Instant> expires) {
        return new ConsentEntry(
                new UUID(7, number), matter(1), number, at, kind, expires, PROOF, Optional.empty(), "staff-1");
    }

    static ConsentEntry about(ConsentEntry entry, ConsentEntry.Minor minor) {
        return new ConsentEntry(
                entry.id(),
                entry.matter(),
                entry.number(),
                entry.at(),
                entry.kind(),
                entry.expires(),
                entry.proof(),
                Optional.of(minor),
                entry.by());
    }
}
