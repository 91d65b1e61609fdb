package org.patrondesk.patron;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.patrondesk.library.Branch;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/**
 * A member as imported from the ILS: what the row said, normalised, and nothing more.
 *
 * @param identity what makes the row this row, and not another like it
 * @param district the postcode district, trimmed and upper-cased; empty when the row has none
 * @param added when the membership was added, as far as the row says
 * @param lastUsed when the card was last used, as far as the row says
 * @param flags what was odd about the row, by the reasons of {@link MemberRow}
 */
@Impersonal("flags")
public record Member(
        UUID id,
        RowIdentity identity,

        @PersonalData(purpose = "service area", retention = "P1Y")
        String district,

        Branch branch,

        @PersonalData(purpose = "membership", retention = "P1Y")
        Moment added,

        @PersonalData(purpose = "activity", retention = "P1Y")
        Moment lastUsed,

        Set<String> flags) {

    /** A day and a time of day in the branch's zone, each as far as it is known. */
    @Impersonal("day")
    public record Moment(@Nullable LocalDate day, @Nullable LocalTime time) {
        public static final Moment UNKNOWN = new Moment(null, null);

        /** Whether this is surely later: on a later day, or on the same day at a later time, both known. */
        public boolean isAfter(Moment other) {
            if (day == null || other.day == null) {
                return false;
            }
            int days = day.compareTo(other.day);
            return days > 0 || (days == 0 && time != null && other.time != null && time.isAfter(other.time));
        }
    }

    public Member {
        flags = Set.copyOf(flags);
    }

    /** Shows the id alone. */
    @Override
    public String toString() {
        return "Member[" + id + "]";
    }
}
