package org.patrondesk.decision;

import java.time.LocalDate;
import java.time.ZoneId;
import org.patrondesk.access.Guard;
import org.patrondesk.adoption.KnownPolicies;
import org.patrondesk.journal.CommandCheck;
import org.patrondesk.journal.Journal;
import org.patrondesk.journal.Storage;

/** What the services of this room work with; one for a desk. */
public record Tools(
        Storage storage, Journal journal, CommandCheck check, Guard guard, KnownPolicies policies, ZoneId zone) {
    /** The day it is at the desk. */
    LocalDate today() {
        return LocalDate.ofInstant(journal.now(), zone);
    }
}
