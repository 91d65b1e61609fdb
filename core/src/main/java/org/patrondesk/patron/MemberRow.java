package org.patrondesk.patron;

import java.util.Set;
import org.patrondesk.library.Branch;
import org.patrondesk.patron.Member.Moment;
import org.patrondesk.person.Impersonal;
import org.patrondesk.person.PersonalData;

/** One row of a membership sheet, as its reader understood it. */
public sealed interface MemberRow {
    String TWO_DIGIT_YEAR = "two-digit-year";
    String BLANK_DATE_ADDED = "blank-date-added";
    String BLANK_TIME_ADDED = "blank-time-added";
    String BLANK_LAST_USED = "blank-last-used";
    String BLANK_TIME_LAST_USED = "blank-time-last-used";
    String UNREADABLE_DATE = "unreadable-date";
    String UNREADABLE_TIME = "unreadable-time";
    String ADDED_AFTER_LAST_USED = "added-after-last-used";
    String RETIRED_BRANCH = "retired-branch";
    String BLANK_BRANCH = "blank-branch";
    String UNKNOWN_POSTCODE = "unknown-postcode";
    String POSTCODE_NORMALISED = "postcode-normalised";
    String IDENTICAL_ROW = "identical-row";
    String UNREADABLE_ROW = "unreadable-row";
    String BRANCH_OUT_OF_REACH = "branch-out-of-reach";
    String CELL_COUNT = "cell-count";
    String CELL_TOO_LONG = "cell-too-long";

    /** A cell that is kept has a control character or half a character. */
    String UNFIT_TEXT = "unfit-text";

    /** The 1-based line of the sheet on which the row starts. */
    long line();

    /** A row that is kept. The identity is that of a first occurrence; the import counts. */
    @Impersonal("flags")
    record Accepted(
            long line,
            RowIdentity identity,

            @PersonalData(purpose = "service area", retention = "P1Y")
            String district,

            Branch branch,

            @PersonalData(purpose = "membership", retention = "P1Y")
            Moment added,

            @PersonalData(purpose = "activity", retention = "P1Y")
            Moment lastUsed,

            Set<String> flags)
            implements MemberRow {
        @Override
        public String toString() {
            return "Accepted[line " + line + "]";
        }
    }

    /** A row that could not be understood; nothing of it is kept. */
    @Impersonal("reason")
    record Rejected(long line, String reason) implements MemberRow {}
}
