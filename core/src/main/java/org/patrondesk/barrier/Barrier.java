package org.patrondesk.barrier;

import java.time.Instant;
import java.util.UUID;
import org.patrondesk.library.Branch;
import org.patrondesk.library.Ref;
import org.patrondesk.person.PersonalData;

/**
 * Something that stands between patrons and a service. The nos that show it, and what resolved it, are linked to it.
 *
 * @param branch where it was noticed
 * @param name what stands in the way, in one line
 * @param by the id of the staff member who registered it
 */
public record Barrier(
        UUID id,
        Instant at,
        Branch branch,

        @PersonalData(purpose = "register of barriers", retention = "P2Y")
        String name,

        @PersonalData(purpose = "questions about a barrier", retention = "P90D")
        String by) {
    /** The kind of a link to a barrier. */
    public static final String KIND = "barrier";

    public Ref ref() {
        return new Ref(KIND, id.toString());
    }

    /** The barrier without who registered it. */
    public Barrier withoutPersons() {
        return new Barrier(id, at, branch, name, "");
    }

    /** The barrier without its name. */
    public Barrier withoutName() {
        return new Barrier(id, at, branch, "", by);
    }

    @Override
    public String toString() {
        return "Barrier[" + id + "]";
    }
}
