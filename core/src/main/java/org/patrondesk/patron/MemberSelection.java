package org.patrondesk.patron;

import java.time.LocalDate;
import java.util.Optional;
import org.patrondesk.library.Branch;
import org.patrondesk.person.Impersonal;

/**
 * Which members: by when the card was last used, and by branch.
 *
 * @param usedBefore last used strictly before this day; a member whose last use is unknown is not selected
 * @param usedSince last used on or after this day; a member whose last use is unknown is not selected
 */
@Impersonal({"usedBefore", "usedSince"})
public record MemberSelection(Optional<LocalDate> usedBefore, Optional<LocalDate> usedSince, Optional<Branch> branch) {
    public static MemberSelection all() {
        return new MemberSelection(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static MemberSelection inactiveSince(LocalDate day) {
        return new MemberSelection(Optional.of(day), Optional.empty(), Optional.empty());
    }

    public static MemberSelection activeSince(LocalDate day) {
        return new MemberSelection(Optional.empty(), Optional.of(day), Optional.empty());
    }

    public MemberSelection at(Branch only) {
        return new MemberSelection(usedBefore, usedSince, Optional.of(only));
    }

    /** Whether the member is selected; what every store's query must agree with. */
    public boolean covers(Member member) {
        LocalDate day = member.lastUsed().day();
        if (day == null && (usedBefore.isPresent() || usedSince.isPresent())) {
            return false;
        }
        return usedBefore.map(limit -> day != null && day.isBefore(limit)).orElse(true)
                && usedSince.map(limit -> day != null && !day.isBefore(limit)).orElse(true)
                && branch.map(member.branch()::equals).orElse(true);
    }
}
