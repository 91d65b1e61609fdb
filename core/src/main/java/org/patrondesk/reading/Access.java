package org.patrondesk.reading;

import java.util.Optional;
import java.util.UUID;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;
import org.patrondesk.person.Subject;

/**
 * What is about to be read that is about people. Immutable.
 *
 * @param call the service and the method, such as {@code dossiers.own-data}
 * @param person whom it is about, when it is about one person
 * @param record the record that was asked for, when it was one
 */
@Impersonal("call")
public record Access(
        String call,

        @PersonalData(purpose = "who read what about a person", retention = "P1Y")
        Optional<Subject.Pseudonym> person,

        Optional<UUID> record) {
    /** A reading of more than one person's data. */
    public static Access by(String call) {
        return new Access(call, Optional.empty(), Optional.empty());
    }

    /** A reading of one person's data. */
    public static Access about(String call, Subject.Pseudonym person) {
        return new Access(call, Optional.of(person), Optional.empty());
    }

    /** A reading of one record, whomever it is about. */
    public static Access of(String call, UUID record) {
        return new Access(call, Optional.empty(), Optional.of(record));
    }

    @Override
    public String toString() {
        return "Access[" + call + "]";
    }
}
