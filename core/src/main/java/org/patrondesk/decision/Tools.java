package org.patrondesk.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.patrondesk.access.Actor;
import org.patrondesk.access.Guard;
import org.patrondesk.adoption.KnownPolicies;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;
import org.patrondesk.journal.Transaction;
import org.patrondesk.reading.LoggedReading;

/** What the services that answer work with; one for a desk. */
public record Tools(
        Storage storage, Journal journal, CommandCheck check, Guard guard, KnownPolicies policies, ZoneId zone) {
    /** The id of the staff member who acts; empty for anybody else. */
    public static Optional<String> handler(Transaction transaction) {
        return transaction.scope().actor() instanceof Actor.Staff staff ? Optional.of(staff.id()) : Optional.empty();
    }

    /** How what is about people is read. */
    public LoggedReading reading() {
        return new LoggedReading(storage, journal);
    }

    /** The day it is at the desk. */
    public LocalDate today() {
        return LocalDate.ofInstant(journal.now(), zone);
    }
}
