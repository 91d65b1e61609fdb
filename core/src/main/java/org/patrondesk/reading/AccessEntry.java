package org.patrondesk.reading;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Permission;
import org.patrondesk.library.Purpose;
import org.patrondesk.person.PersonalData;

/**
 * That somebody asked to read what is about people: who, when, by which permission and what for. Never what was read.
 *
 * @param actor the id of who asked; never a name
 */
public record AccessEntry(
        UUID id,
        Instant at,

        @PersonalData(purpose = "who read what about a person", retention = "P1Y")
        String actor,

        Permission permission,
        Purpose purpose,
        Access access) {
    /** The same, where the person is forgotten. */
    public AccessEntry withoutPerson() {
        return new AccessEntry(
                id, at, actor, permission, purpose, new Access(access.call(), Optional.empty(), access.record()));
    }

    @Override
    public String toString() {
        return "AccessEntry[" + id + ", " + access + "]";
    }
}
