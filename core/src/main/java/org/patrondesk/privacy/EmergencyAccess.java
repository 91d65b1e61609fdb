package org.patrondesk.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.patrondesk.access.Emergency;
import org.patrondesk.person.PersonalData;

/**
 * Wider access that a member of staff took for a time, as it stands in the book.
 *
 * @param at from when
 * @param until from when it would have been over by itself
 * @param reason why, in their words; empty once its time to be kept is over
 * @param by the id of who took it; kept until somebody else has looked at it, empty once its time to be kept is over
 * @param closed when it was ended early
 * @param seen the notice that somebody else took of it
 */
public record EmergencyAccess(
        UUID id,
        Instant at,
        Instant until,

        @PersonalData(purpose = "why somebody took access in an emergency", retention = "P90D")
        String reason,

        @PersonalData(purpose = "who took access in an emergency", retention = "P90D")
        String by,

        Optional<Instant> closed,
        Optional<Seen> seen) {
    /**
     * That somebody else took notice.
     *
     * @param by the id of who did; empty once its time to be kept is over
     * @param note what they wrote beside it; empty when they wrote nothing, or its time to be kept is over
     */
    public record Seen(
            Instant at,

            @PersonalData(purpose = "who looked at access in an emergency", retention = "P90D")
            String by,

            @PersonalData(purpose = "what was found about access in an emergency", retention = "P90D")
            Optional<String> note) {
        @Override
        public String toString() {
            return "Seen[" + at + "]";
        }
    }

    /** Whether it is not over at this moment. */
    public boolean lastsAt(Instant moment) {
        return closed.isEmpty() && emergency().lastsAt(moment);
    }

    /** What a context of whoever took it carries. */
    public Emergency emergency() {
        return new Emergency(id, until);
    }

    /** The same, ended early. */
    public EmergencyAccess closedAt(Instant moment) {
        return new EmergencyAccess(id, at, until, reason, by, Optional.of(moment), seen);
    }

    /** The same, which somebody looked at. */
    public EmergencyAccess seenBy(Seen notice) {
        return new EmergencyAccess(id, at, until, reason, by, closed, Optional.of(notice));
    }

    /** The same without what anybody wrote. */
    public EmergencyAccess withoutWords() {
        Optional<Seen> bare = seen.map(notice -> new Seen(notice.at(), notice.by(), Optional.empty()));
        return new EmergencyAccess(id, at, until, "", by, closed, bare);
    }

    /** The same without who took it and who looked at it. */
    public EmergencyAccess withoutStaff() {
        Optional<Seen> bare = seen.map(notice -> new Seen(notice.at(), "", notice.note()));
        return new EmergencyAccess(id, at, until, reason, "", closed, bare);
    }

    @Override
    public String toString() {
        return "EmergencyAccess[" + id + ", until " + until + "]";
    }
}
