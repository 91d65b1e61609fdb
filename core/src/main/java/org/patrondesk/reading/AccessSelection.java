package org.patrondesk.reading;

import java.util.Optional;
import org.patrondesk.library.Period;
import org.patrondesk.person.Subject;

/** Which entries of an access log: of a period, and of one person or of all. Immutable. */
public record AccessSelection(Period period, Optional<Subject.Pseudonym> person) {
    /** All of a period. */
    public static AccessSelection during(Period period) {
        return new AccessSelection(period, Optional.empty());
    }

    /** The same, of the readings that named this person. */
    public AccessSelection about(Subject.Pseudonym whom) {
        return new AccessSelection(period, Optional.of(whom));
    }

    /** Whether it takes this entry. */
    public boolean takes(AccessEntry entry) {
        return period.contains(entry.at())
                && (person.isEmpty() || person.equals(entry.access().person()));
    }

    @Override
    public String toString() {
        return "AccessSelection[" + period + "]";
    }
}
